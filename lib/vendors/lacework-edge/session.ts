import { VendorError } from '@/lib/errors';
import type { CallAnswer, CallSpec, OpenHttp } from '@/lib/http/open';
import type { OperationTable } from '../overrides';
import { requestOf } from '../request-of';
import type { EdgeCredentials } from './about';
import { EdgeSession } from './schema';
import type { EdgeSettings } from './settings';
import { edgeTime } from './times';

const LOGIN_DEADLINE_MS = 20_000;
const DEFAULT_LIFE_MS = 15 * 60_000;
const RENEW_AT = 0.8;

export type Session = {
  /** Signs in anew, whatever token is held. */
  login(signal: AbortSignal): Promise<EdgeSession>;
  /** Calls with the token in force; a token the vendor no longer takes is renewed once. */
  call<T>(spec: Omit<CallSpec<T>, 'headers'>): Promise<CallAnswer<T>>;
  /** Calls with the API token itself: only the door takes it. */
  atDoor<T>(spec: Omit<CallSpec<T>, 'headers'>): Promise<CallAnswer<T>>;
};

/** An API token buys a JWT; all processes share the JWT through the connection's token store. */
export function openSession(opened: {
  credentials: EdgeCredentials;
  settings: EdgeSettings;
  http: OpenHttp;
  operations: OperationTable;
}): Session {
  const { credentials, settings, http } = opened;
  const headers = (token: string) => ({ [settings.authHeader]: settings.authValue.replace('{token}', () => token) });

  // A 403 at the door is the credential; anywhere else it is a missing right.
  function atDoor<T>(spec: Omit<CallSpec<T>, 'headers'>): Promise<CallAnswer<T>> {
    return http.call({ ...spec, headers: headers(credentials.apiToken), forbidden: 'auth' });
  }

  async function login(signal: AbortSignal): Promise<EdgeSession> {
    const operation = opened.operations.get('tokenLogin');
    if (!operation) throw new Error('the contract has tokenLogin');
    const query = { account: settings.accountName };
    const request = requestOf(operation, { params: {}, query, body: undefined });
    const { data } = await atDoor({ ...request, answer: EdgeSession, signal });
    return data;
  }

  async function renewed(stale: string | null): Promise<string> {
    return http.tokens.renew(stale, async () => {
      // Several callers wait for this one login, so it must not end with the first of them.
      const session = await login(AbortSignal.timeout(LOGIN_DEADLINE_MS));
      return { value: session.token, expiresAt: Date.now() + lifeOf(session) * RENEW_AT };
    });
  }

  return {
    login,
    atDoor,
    async call(spec) {
      const held = await http.tokens.get();
      const token = held && held.expiresAt > Date.now() ? held.value : await renewed(held?.value ?? null);
      const send = (value: string) => http.call({ ...spec, headers: headers(value) });
      try {
        return await send(token);
      } catch (error) {
        // A 401 is given before anything is done, so a write may go out again too.
        if (!(error instanceof VendorError) || error.detail.status !== 401) throw error;
        return await send(await renewed(token));
      }
    },
  };
}

/** `ttl_sec` is a span; `expire_time_sec` an instant by its size, else a span too. */
function lifeOf(session: EdgeSession): number {
  if (session.ttl_sec && session.ttl_sec > 0) return session.ttl_sec * 1000;
  const end = session.expire_time_sec ?? 0;
  if (end <= 0) return DEFAULT_LIFE_MS;
  const at = edgeTime(end);
  const now = Date.now();
  if (at && at.getTime() > now) return at.getTime() - now;
  return end < 1e9 ? end * 1000 : DEFAULT_LIFE_MS;
}
