import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner, databaseUrlAs } from '@/lib/db/test-database';
import { VendorError } from '@/lib/errors';
import type { CallPriority } from './open';
import { blockCalls, takeCall } from './rate-bucket';
import { type Bucket, bucket } from './rate-limit';

// Two pools stand for two processes.
let pools: pg.Pool[] = [];
beforeAll(() => {
  const connectionString = databaseUrlAs('onequeue_worker');
  pools = [0, 1].map(() => new pg.Pool({ connectionString, max: 5 }));
});
afterAll(() => Promise.all(pools.map((pool) => pool.end())));

let lastKey = 0;
const aBucket = (most: number, windowMs: number) => {
  lastKey += 1;
  return bucket(`test ${lastKey}`, most, windowMs);
};
const first = () => pools[0] ?? new pg.Pool();
const take = (buckets: Bucket[], priority: CallPriority = 'read') => takeCall(first(), buckets, priority);
async function grantedOf(buckets: Bucket[], tries: number, priority: CallPriority = 'read') {
  let granted = 0;
  for (let call = 0; call < tries; call++) if ((await take(buckets, priority)).granted) granted += 1;
  return granted;
}

test('of a hundred callers in two processes, no window ever sees more than the limit', async () => {
  const windowMs = 1_000;
  const most = 30;
  const buckets = [aBucket(most, windowMs)];
  const takenAt: number[] = [];
  const startedAt = performance.now();
  const caller = async (pool: pg.Pool) => {
    for (;;) {
      const { granted, at = 0, waitMs } = await takeCall(pool, buckets, 'read');
      if (granted) return void takenAt.push(at);
      await sleep(waitMs(0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 100 }, (_, index) => caller(pools[index % 2] ?? first())));
  takenAt.sort((one, other) => one - other);
  expect(takenAt).toHaveLength(100);
  for (const [index, from] of takenAt.entries()) {
    const inWindow = takenAt.slice(index).filter((at) => at < from + windowMs).length;
    expect(inWindow).toBeLessThanOrEqual(most);
  }
  // And it is not merely slow: six at once, then 24 a second.
  expect(performance.now() - startedAt).toBeLessThan(6_000);
});

test('a call is taken from all windows or from none', async () => {
  const minute = aBucket(100, 60_000);
  const hour = aBucket(10, 3_600_000);
  expect(await grantedOf([minute, hour], 30)).toBe(2);
  const rows = await asOwner<{ tokens: number }>('select tokens from rate_bucket where key = $1', [minute.key]);
  expect(rows[0]?.tokens).toBeGreaterThanOrEqual(18);
});

test('background work stops where the share of people begins', async () => {
  const buckets = [aBucket(100, 3_600_000)];
  expect(await grantedOf(buckets, 30, 'backfill')).toBe(14);
  expect(await grantedOf(buckets, 30, 'sync')).toBe(0);
  expect(await grantedOf(buckets, 30, 'read')).toBe(6);
});

test('an empty bucket says how long, also to those further back', async () => {
  const buckets = [aBucket(30, 60_000)];
  await grantedOf(buckets, 6);
  const { granted, waitMs } = await take(buckets);
  expect(granted).toBe(false);
  expect(waitMs(0)).toBeGreaterThan(2_000);
  expect(waitMs(0)).toBeLessThan(2_600);
  expect(waitMs(4) - waitMs(0)).toBeCloseTo(4 * 2_502.5, -2);
});

test('after a 429 nobody is let in before the time, and then at half the speed', async () => {
  const buckets = [aBucket(30, 60_000)];
  await take(buckets);
  await blockCalls(first(), buckets, 300);
  const blocked = await take(buckets, 'write');
  expect(blocked.granted).toBe(false);
  expect(blocked.waitMs(0)).toBeGreaterThan(200);
  await sleep(320);
  expect(await grantedOf(buckets, 10)).toBe(5);
  const { waitMs } = await take(buckets);
  expect(waitMs(1) - waitMs(0)).toBeCloseTo(5_005, -2);
});

test('a shorter wait never ends a longer one', async () => {
  const buckets = [aBucket(30, 60_000)];
  await take(buckets);
  await blockCalls(first(), buckets, 60_000);
  await blockCalls(first(), buckets, 10);
  expect((await take(buckets)).waitMs(0)).toBeGreaterThan(50_000);
});

test('ten minutes after a 429 the speed comes back, a tenth each minute', async () => {
  const buckets = [aBucket(30, 60_000)];
  const speeds: number[] = [];
  await take(buckets);
  for (const minutesAfter of [-1, 0, 1, 3, 5, 60]) {
    await asOwner(
      `update rate_bucket set tokens = 0, refilled_at = now(), blocked_until = null,
         slowed_until = now() - $2 * interval '1 minute' where key = $1`,
      [buckets[0]?.key, minutesAfter],
    );
    const { waitMs } = await take(buckets);
    speeds.push(Math.round(25_025 / (waitMs(1) - waitMs(0))) / 10);
  }
  expect(speeds).toEqual([0.5, 0.5, 0.6, 0.8, 1, 1]);
});

test('without a database no vendor is called', async () => {
  const nowhere = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
  await expect(takeCall(nowhere, [aBucket(30, 60_000)], 'write')).rejects.toThrow(VendorError);
  await expect(takeCall(nowhere, [], 'write')).resolves.toMatchObject({ granted: true });
  await nowhere.end();
});
