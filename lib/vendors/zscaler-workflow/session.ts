import type { z } from 'zod';
import { VendorError } from '@/lib/errors';
import type { CallAnswer, CallSpec, OpenHttp } from '@/lib/http/open';
import type { WorkflowCredentials, WorkflowSettings } from './about';
import { Token } from './schema';

const LOGIN_DEADLINE_MS = 25_000;
const RENEW_AT = 0.8;
/** Where an answer does not say: the shorter of the two lives that the vendor's papers name. */
const DEFAULT_LIFE_MS = 300_000;

type Asking<T> = Omit<CallSpec<T>, 'headers'>;

export type Session = {
  /** Fetches a token anew, whichever is held. */
  login(signal: AbortSignal): Promise<void>;
  /** Calls with the token in force; one that the vendor no longer takes is renewed once. */
  call<T>(asking: Asking<T>): Promise<CallAnswer<T>>;
  /** The token call itself, with the key pair. */
  atDoor<T>(answer: z.ZodType<T>, signal: AbortSignal): Promise<CallAnswer<T>>;
};

/** A key pair buys a token; all processes share it through the connection's token store. */
export function openSession(opened: {
  credentials: WorkflowCredentials;
  settings: WorkflowSettings;
  http: OpenHttp;
}): Session {
  const { credentials, settings, http } = opened;

  async function atDoor<T>(answer: z.ZodType<T>, signal: AbortSignal): Promise<CallAnswer<T>> {
    try {
      return await http.call({
        operation: 'token',
        method: 'POST',
        path: settings.tokenPath,
        body: { key_id: credentials.keyId, key_secret: credentials.keySecret },
        secretBody: true,
        forbidden: 'auth',
        answer,
        // It changes nothing: should an answer get lost, the next token is as good.
        write: false,
        rateClass: 'token',
        signal,
      });
    } catch (error) {
      if (!(error instanceof VendorError) || error.fault !== 'auth') throw error;
      const message = 'Workflow Automation refused the API key: it is expired, disabled or mistyped.';
      throw new VendorError('auth', message, error.detail, { cause: error });
    }
  }

  async function fetchToken(signal: AbortSignal): Promise<{ value: string; expiresAt: number }> {
    const { data } = await atDoor(Token, signal);
    const lifeMs = data.expires_in ? data.expires_in * 1_000 : DEFAULT_LIFE_MS;
    return { value: data.token, expiresAt: Date.now() + lifeMs * RENEW_AT };
  }

  // Several callers may wait for this one token, so it must not end with the first of them.
  const renewed = (stale: string | null) =>
    http.tokens.renew(stale, () => fetchToken(AbortSignal.timeout(LOGIN_DEADLINE_MS)));

  return {
    login: async (signal) => void (await fetchToken(signal)),
    atDoor,
    async call(asking) {
      const held = await http.tokens.get();
      const token = held && held.expiresAt > Date.now() ? held.value : await renewed(held?.value ?? null);
      const send = (value: string) => http.call({ ...asking, headers: { authorization: `Bearer ${value}` } });
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
