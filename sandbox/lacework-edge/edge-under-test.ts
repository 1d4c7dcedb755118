import { asObject } from '../core/call';
import type { Clock } from '../core/clock';
import { type Journal, openJournal } from '../core/journal';
import { serveVendor } from '../core/server';
import { makeWorld } from '../core/world';
import { createLaceworkEdge } from './app';
import type { Row } from './shape';

export type Answered = { status: number; body: Row; text: string; assumed: boolean };

const EPOCH = Date.UTC(2026, 9, 1, 12);

/** The small tenant on loopback with a clock that tests move. Start it again on the same journal to restart it. */
export async function startEdge(env: Record<string, string> = {}, journal: Journal = openJournal(undefined, 'edge')) {
  let now = EPOCH;
  const clock: Clock = {
    now: () => now,
    every: () => undefined,
    atLeast: (ms) => {
      now = Math.max(now, ms);
    },
    mode: 'still',
    close: () => undefined,
  };
  const deps = {
    seed: 'test',
    epochMs: EPOCH,
    scale: 'small' as const,
    world: makeWorld('test', EPOCH),
    clock,
    journal,
  };
  const app = createLaceworkEdge({ ...deps, evidenceOrigin: '', env });
  const server = await serveVendor({ name: 'lacework-edge', ...app, now: clock.now });
  const ask = async (method: string, path: string, bearer?: string, body?: object): Promise<Answered> => {
    const headers = { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), 'content-type': 'application/json' };
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    const parsed = text === '' ? undefined : asObject(JSON.parse(text));
    return {
      status: response.status,
      body: parsed ?? {},
      text,
      assumed: response.headers.get('x-sandbox-assumed') === '1',
    };
  };
  const login = async (apiToken = app.credentials.apiToken ?? '', account = app.credentials.accountName ?? '') =>
    ask('GET', `/token_login?account=${encodeURIComponent(account)}`, apiToken);
  const session = String((await login()).body.token);
  return {
    app,
    world: deps.world,
    epochMs: EPOCH,
    login,
    ask,
    /** With the session of the token that the sandbox hands out. */
    get: (path: string) => ask('GET', path, session),
    send: (method: string, path: string, body: object) => ask(method, path, session, body),
    /** The rows of a list answer. */
    rows: async (path: string, key: string) => rowsIn(await ask('GET', path, session), key),
    pass: (ms: number) => {
      now += ms;
    },
    close: () => server.close(),
  };
}

function rowsIn({ status, text, body }: Answered, key: string): Row[] {
  const rows = body[key];
  if (status !== 200 || !Array.isArray(rows)) throw new Error(`no list of ${key}: ${status} ${text.slice(0, 200)}`);
  return rows.map((row) => asObject(row) ?? {});
}
