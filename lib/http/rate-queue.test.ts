import { beforeEach, expect, test } from 'vitest';
import { VendorError } from '@/lib/errors';
import type { Clock } from './clock';
import type { CallPriority } from './open';
import { bucket, neededFor } from './rate-limit';
import { RateQueue } from './rate-queue';
import { Slots } from './slots';

const MINUTE = 60_000;
let now = 0;
let order: string[] = [];
let sleepers: { at: number; resolve(): void }[] = [];

// Time that only `pass` moves.
const clock: Clock = {
  now: () => now,
  random: () => 0,
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      sleepers.push({ at: now + ms, resolve });
      signal?.addEventListener('abort', () => reject(signal.reason));
    }),
};
async function pass(ms: number) {
  for (const end = now + ms; now < end; now += 50) {
    for (const one of sleepers.filter(({ at }) => at <= now)) one.resolve();
    sleepers = sleepers.filter(({ at }) => at > now);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
}

/** The bucket of `rate-bucket.ts`, in memory. */
function aBucket(most: number) {
  const spec = bucket('test', most, MINUTE);
  let level = spec.capacity;
  let filledAt = now;
  const take = async (priority: CallPriority) => {
    level = Math.min(spec.capacity, level + (now - filledAt) * spec.perMs);
    filledAt = now;
    const missing = neededFor(priority, spec) - level;
    if (missing <= 0) level -= 1;
    return { granted: missing <= 0, waitMs: (before: number) => Math.max(0, missing + before) / spec.perMs };
  };
  return { take, empty: () => (level = 0) };
}

let slots: Slots;
beforeEach(() => {
  now = 1_000_000;
  order = [];
  sleepers = [];
  slots = new Slots();
});

function enter(queue: RateQueue, priority: CallPriority, signal = new AbortController().signal) {
  const kind = priority === 'write' || priority === 'bulk' ? 'write' : 'read';
  return queue.enter({ priority, kind, slots, signal }).then(
    () => {
      order.push(priority);
      slots.release(kind);
    },
    (error: unknown) => {
      order.push(`${priority} turned away`);
      return error;
    },
  );
}

test('those who wait are served by urgency, whatever the order they came in', async () => {
  const { take, empty } = aBucket(30);
  empty();
  const queue = new RateQueue(take, clock);
  for (const priority of ['backfill', 'sync', 'bulk', 'read', 'write'] as const) void enter(queue, priority);
  await pass(MINUTE);
  expect(order).toEqual(['write', 'read', 'bulk', 'sync', 'backfill']);
});

test('a person overtakes a sync that sleeps before the bucket', async () => {
  const { take, empty } = aBucket(30);
  empty();
  const queue = new RateQueue(take, clock);
  void enter(queue, 'sync');
  await pass(1_500);
  void enter(queue, 'read');
  await pass(1_500);
  expect(order).toEqual(['read']);
});

test('a head that is asked without end does not starve a backfill', async () => {
  const { take, empty } = aBucket(20);
  empty();
  const queue = new RateQueue(take, clock);
  void enter(queue, 'backfill');
  for (let second = 0; second < 120; second++) {
    if (second % 3 === 0) void enter(queue, 'sync');
    await pass(1_000);
  }
  expect(order).toContain('backfill');
  expect(order[0]).toBe('sync');
});

test('a sync leaves a third of the full bucket for people', async () => {
  const { take } = aBucket(30);
  const queue = new RateQueue(take, clock);
  for (let call = 0; call < 20; call++) void enter(queue, 'sync');
  await pass(100);
  expect(order).toHaveLength(4);
  void enter(queue, 'read');
  await pass(100);
  expect(order).toHaveLength(5);
});

test('a person who would wait over a minute is told so at once, with the time', async () => {
  const { take, empty } = aBucket(30);
  empty();
  const queue = new RateQueue(take, clock);
  const calls = Array.from({ length: 40 }, () => enter(queue, 'read'));
  await pass(100);
  const turnedAway = order.length;
  expect(turnedAway).toBeGreaterThanOrEqual(14);
  const error = await calls[39];
  expect(error).toBeInstanceOf(VendorError);
  expect(error).toMatchObject({ fault: 'throttled' });
  if (error instanceof VendorError) expect(error.detail.retryAt).toBeGreaterThan(now + MINUTE);
  await pass(2 * MINUTE);
  expect(order.filter((one) => one === 'read')).toHaveLength(40 - turnedAway);
});

test('one who gives up leaves the line, and the others are served', async () => {
  const { take, empty } = aBucket(30);
  empty();
  const queue = new RateQueue(take, clock);
  const giver = new AbortController();
  void enter(queue, 'write', giver.signal);
  void enter(queue, 'sync');
  giver.abort(new Error('left'));
  await pass(30_000);
  expect(order).toEqual(['write turned away', 'sync']);
});

test('a call without a free slot takes nothing out of the bucket', async () => {
  let taken = 0;
  const take = async () => {
    taken += 1;
    return { granted: true, waitMs: () => 0 };
  };
  for (let slot = 0; slot < 4; slot++) slots.tryTake('read', true);
  const queue = new RateQueue(take, clock);
  void enter(queue, 'read');
  await pass(5_000);
  expect([taken, order]).toEqual([0, []]);
  slots.release('read');
  await pass(100);
  expect([taken, order]).toEqual([1, ['read']]);
});

test('a bucket that cannot be asked fails the call that asked, and no other', async () => {
  let calls = 0;
  const take = async () => {
    calls += 1;
    if (calls === 1) throw new VendorError('down', 'no database');
    return { granted: true, waitMs: () => 0 };
  };
  const queue = new RateQueue(take, clock);
  void enter(queue, 'read');
  void enter(queue, 'sync');
  await pass(100);
  expect(order).toEqual(['read turned away', 'sync']);
});
