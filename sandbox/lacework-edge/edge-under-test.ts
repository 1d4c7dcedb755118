import { ask } from '../core/ask';
import { asObject } from '../core/call';
import type { Clock } from '../core/clock';
import { type Journal, openJournal } from '../core/journal';
import { serveVendor } from '../core/server';
import { makeWorld } from '../core/world';
import { createLaceworkEdge } from './app';
import type { Row } from './shape';

export const EPOCH = Date.UTC(2026, 9, 1, 12);

/** The small tenant on loopback with a clock that tests move. Start it again on the same journal to restart it. */
export async function startEdge({ env = {}, journal = openJournal(undefined, 'edge') }: Options = {}) {
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
  const world = makeWorld('test', EPOCH);
  const deps = {
    seed: 'test',
    epochMs: EPOCH,
    scale: 'small' as const,
    world,
    clock,
    journal,
    evidenceOrigin: '',
    env,
  };
  const app = createLaceworkEdge(deps);
  const server = await serveVendor({ name: 'lacework-edge', ...app, now: clock.now });
  const call = async (bearer: string, method: string, path: string, body?: object) => {
    const headers: Record<string, string> = bearer === '' ? {} : { authorization: `Bearer ${bearer}` };
    const answer = await ask(`${server.url}/api/v1${path}`, { method, headers, body });
    return { status: answer.status, text: answer.text, headers: answer.headers, body: asObject(answer.body) ?? {} };
  };
  const login = (apiToken = app.credentials.apiToken ?? '', account = 'northwind') =>
    call(apiToken, 'GET', `/token_login?account=${account}`);
  const session = String((await login()).body.token);
  const send = (method: string, path: string, body?: object) => call(session, method, path, body);
  return {
    app,
    world,
    login,
    call,
    send,
    session,
    get: (path: string) => send('GET', path),
    /** The rows of a list answer. */
    async rows(path: string, key: string): Promise<Row[]> {
      const { status, text, body } = await send('GET', path);
      const rows = body[key];
      if (!Array.isArray(rows)) throw new Error(`no list of ${key}: ${status} ${text.slice(0, 200)}`);
      return rows.map((row) => asObject(row) ?? {});
    },
    pass: (ms: number) => {
      now += ms;
    },
    close: server.close,
  };
}

type Options = { env?: Record<string, string>; journal?: Journal };
export type Edge = Awaited<ReturnType<typeof startEdge>>;
