import type { CallPriority } from './open';

/** A vendor's documented limits for one rate class. All that are given hold at once. */
export type RateLimit = { perSecond?: number; perMinute?: number; perHour?: number };

/**
 * A token bucket that cannot exceed its limit in any window, wherever the window begins: what it holds when full (a
 * fifth) and what flows in during one window (four fifths) add up to the limit.
 */
export type Bucket = { key: string; most: number; windowMs: number; capacity: number; perMs: number };

const WINDOW_MS = { perSecond: 1_000, perMinute: 60_000, perHour: 3_600_000 };
const BURST = 0.2;
// Not the last thousandth: clocks and rounding.
const REFILL = 0.999;

/** The share of a full bucket that a priority leaves to people. Among themselves the others are told apart by the line. */
const KEPT: Record<CallPriority, number> = { write: 0, read: 0, bulk: 0.3, sync: 0.3, backfill: 0.3 };

export function bucketsOf(key: string, limit: RateLimit): Bucket[] {
  const buckets: Bucket[] = [];
  for (const name of ['perSecond', 'perMinute', 'perHour'] as const) {
    const most = limit[name];
    if (most !== undefined) buckets.push(bucket(`${key}:${name}`, most, WINDOW_MS[name]));
  }
  return buckets;
}

/** Throws for a limit below 2, which a bucket that holds a whole call cannot keep. */
export function bucket(key: string, most: number, windowMs: number): Bucket {
  if (most < 2) throw new Error(`a limit of ${most} cannot be kept by a bucket`);
  const capacity = Math.max(1, most * BURST);
  return { key, most, windowMs, capacity, perMs: ((most - capacity) * REFILL) / windowMs };
}

/** How many whole calls of a full bucket background work leaves to people. */
export function keptForPeople({ capacity }: Bucket): number {
  return Math.floor(Math.min(capacity - 1, KEPT.sync * capacity));
}

/** How full a bucket has to be for a call of this priority. */
export function neededFor(priority: CallPriority, { capacity }: Bucket): number {
  return Math.min(capacity, 1 + KEPT[priority] * capacity);
}
