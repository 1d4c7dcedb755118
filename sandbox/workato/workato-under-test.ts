import { ask } from '../core/ask';
import { asObject } from '../core/call';
import type { Clock } from '../core/clock';
import { type Journal, openJournal } from '../core/journal';
import { serveVendor } from '../core/server';
import { makeWorld } from '../core/world';
import { createWorkato } from './app';

export const EPOCH = Date.UTC(2026, 9, 1, 12);

/** The small workspace on loopback with a clock that tests move. Start it again on the same journal to restart it. */
export async function startWorkato({
  env = {},
  limited = false,
  journal = openJournal(undefined, 'workato'),
}: Options = {}) {
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
  const app = createWorkato(deps);
  const server = await serveVendor({ name: 'workato', ...app, limitsLifted: !limited, now: clock.now });
  const call = async (token: string | undefined, method: string, path: string, body?: object) => {
    const answer = await ask(`${server.url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      body,
    });
    return {
      status: answer.status,
      text: answer.text,
      headers: answer.headers,
      parsed: answer.body,
      body: asObject(answer.body) ?? {},
    };
  };
  const send = (method: string, path: string, body?: object) => call(app.credentials.apiToken, method, path, body);
  return {
    app,
    world,
    call,
    send,
    get: (path: string) => send('GET', path),
    log: async (query = '') => logOf((await send('GET', `/activity_logs?${query}`)).parsed),
    tags: async (query = '') => tagsOf((await send('GET', `/tags?${query}`)).parsed),
    pass: (ms: number) => {
      now += ms;
    },
    close: server.close,
  };
}

type Options = { env?: Record<string, string>; limited?: boolean; journal?: Journal };
export type Workato = Awaited<ReturnType<typeof startWorkato>>;

type Entry = {
  id: number;
  timestamp: string;
  event_type: string;
  user: { id: number };
  resource: { type: string; id: number };
};
type Listed = {
  handle: string;
  title: string;
  description: string;
  color: string;
  assignment_count?: number;
  author?: { id: number };
};

/** The shapes are the sandbox's own; the tests that use them fail when they are not what comes. */
function logOf(answer: unknown): { data: Entry[]; total: number } {
  return answer as { data: Entry[]; total: number };
}

function tagsOf(answer: unknown): Listed[] {
  return (answer as { data: { tags: Listed[] } }).data.tags;
}
