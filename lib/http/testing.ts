import http from 'node:http';
import pg from 'pg';
import { z } from 'zod';
import { type Clock, systemClock } from './clock';
import { memoryTokens } from './memory-tokens';
import type { CallSpec } from './open';
import { type HttpOptions, openHttp } from './open-http';

/** A vendor for tests: one handler on loopback, and what it was asked. */
export async function aServer(handler: http.RequestListener) {
  const asked: { method: string; url: string; headers: http.IncomingHttpHeaders }[] = [];
  const server = http.createServer((request, response) => {
    asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    response.on('error', () => {});
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${address.port}`, asked, close };
}

let lastKey = 0;

/** The outbound door to a test's server: no limits, a breaker of its own, and no waiting between tries. */
export function aDoor(origin: string, over: Partial<HttpOptions> = {}) {
  lastKey += 1;
  return openHttp({
    origin,
    addresses: { loopback: true },
    limits: { test: {} },
    limitKey: `test ${lastKey}`,
    breakerKey: `test ${lastKey}`,
    vendorKey: `test ${lastKey}`,
    priority: 'read',
    tokens: memoryTokens(),
    pool: new pg.Pool(),
    clock: impatientClock(),
    ...over,
  });
}

/** Nobody waits by it: what is slept is over at once, and `slept` hears of it. */
export function impatientClock(slept: (ms: number) => void = () => {}): Clock {
  let ahead = 0;
  return {
    ...systemClock,
    now: () => Date.now() + ahead,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      ahead += ms;
      slept(ms);
    },
  };
}

export function aCall<T = unknown>(over: Partial<CallSpec<T>> = {}): CallSpec<T> {
  return {
    operation: 'look',
    method: 'GET',
    path: '/v1/things',
    answer: z.any(),
    write: false,
    rateClass: 'test',
    signal: new AbortController().signal,
    ...over,
  };
}
