import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseUrlAs } from '@/lib/db/test-database';
import { systemClock } from './clock';
import type { CallPriority } from './open';
import { aCall, aDoor, aServer } from './testing';

let pools: pg.Pool[] = [];
beforeAll(() => {
  pools = [0, 1].map(() => new pg.Pool({ connectionString: databaseUrlAs('onequeue_worker'), max: 3 }));
});
afterAll(() => Promise.all(pools.map((pool) => pool.end())));

const inProcess = (index: number, origin: string, limitKey: string, priority: CallPriority = 'read') =>
  aDoor(origin, { pool: pools[index], clock: systemClock, limits: { test: { perMinute: 30 } }, limitKey, priority });

test('what a vendor tells one process to wait, the other waits too', async () => {
  let calls = 0;
  const { origin, asked, close } = await aServer((_request, response) => {
    calls += 1;
    response.writeHead(calls === 1 ? 429 : 200, { 'retry-after': '1' }).end('{}');
  });
  const write = aCall({ method: 'POST', body: {}, write: true });
  await expect(inProcess(0, origin, 'shared wait').call(write)).rejects.toMatchObject({ fault: 'throttled' });
  const startedAt = Date.now();
  await inProcess(1, origin, 'shared wait').call(aCall());
  expect(Date.now() - startedAt).toBeGreaterThan(950);
  expect(asked).toHaveLength(2);
  await close();
});

test('both processes together send no more than the burst, and a hurried person is told when', async () => {
  const { origin, asked, close } = await aServer((_request, response) => void response.end('{}'));
  const calls = Array.from({ length: 80 }, (_, index) => inProcess(index % 2, origin, 'shared burst').call(aCall()));
  const late = calls[79]?.catch((error: unknown) => error);
  const outcomes = Promise.allSettled(calls);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(asked).toHaveLength(6);
  // Each process knows its own line only: of its forty, those past a minute's worth are sent home at once.
  expect(await Promise.race([late, 'still waits'])).toMatchObject({ fault: 'throttled' });
  await close();
  void outcomes;
}, 10_000);
