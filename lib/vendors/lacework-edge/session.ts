import { VendorError } from '@/lib/errors';
import type { CallSpec, OpenHttp } from '@/lib/http/open';
import type { EdgeCredentials } from './about';
import { EDGE_RATE_CLASS } from './limits';
import { type OperationTable, pathOf } from './operations';
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
  call<T>(spec: Omit<CallSpec<T>, 'headers' | 'rateClass'>): Promise<T>;
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

  async function login(signal: AbortSignal): Promise<EdgeSession> {
    const operation = opened.operations.get('tokenLogin');
    if (!operation) throw new Error('the contract has tokenLogin');
    const { data } = await http.call({
      operation: operation.id,
      method: operation.verb,
      path: pathOf(operation, {}),
      query: [['account', settings.accountName]],
      headers: headers(credentials.apiToken),
      answer: EdgeSession,
      write: false,
      rateClass: EDGE_RATE_CLASS,
      signal,
      // A 403 at the door is the credential; anywhere else it is a missing right.
      forbidden: 'auth',
    });
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
    async call(spec) {
      const held = await http.tokens.get();
      const token = held && held.expiresAt > Date.now() ? held.value : await renewed(held?.value ?? null);
      const send = (value: string) => http.call({ ...spec, headers: headers(value), rateClass: EDGE_RATE_CLASS });
      try {
        return (await send(token)).data;
      } catch (error) {
        // A 401 is given before anything is done, so a write may go out again too.
        if (!(error instanceof VendorError) || error.detail.status !== 401) throw error;
        return (await send(await renewed(token))).data;
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
