import 'server-only';
import type { Pool } from 'pg';
import { VendorError } from '@/lib/errors';
import type { CallPriority, RateBudget } from './open';
import { type Bucket, neededFor } from './rate-limit';

/** `waitMs(n)`: how long until a call of this priority would be let in, with `n` others before it. */
export type Taken = {
  granted: boolean;
  /** When that was, by the database's clock, in milliseconds since 1970; absent where nothing is limited. */
  at?: number;
  waitMs(before: number): number;
};

/** Takes one call from all of the buckets or from none; they live in Postgres, so all processes share them. */
export async function takeCall(pool: Pool, buckets: readonly Bucket[], priority: CallPriority): Promise<Taken> {
  if (buckets.length === 0) return { granted: true, waitMs: () => 0 };
  const values = [
    buckets.map(({ key }) => key),
    buckets.map(({ capacity }) => capacity),
    buckets.map(({ perMs }) => perMs),
    buckets.map((one) => neededFor(priority, one)),
  ];
  const rows = await ask(pool, TAKE, values, 'rate_take');
  if (rows.length < buckets.length) {
    await ask(pool, MAKE, values.slice(0, 2));
    return takeCall(pool, buckets, priority);
  }
  return {
    granted: rows.every(({ granted }) => granted),
    at: rows[0]?.at,
    waitMs: (before) =>
      Math.max(...rows.map((row) => Math.max(row.blocked_ms, 0) + Math.max(row.missing + before, 0) / row.speed)),
  };
}

/** After a 429: nothing for as long as the vendor said, then ten minutes at half the speed. */
export async function blockCalls(pool: Pool, buckets: readonly Bucket[], forMs: number): Promise<void> {
  if (buckets.length === 0) return;
  await ask(pool, BLOCK, [buckets.map(({ key }) => key), forMs]);
}

export type BucketNow = {
  key: string;
  level: number;
  /** What flows in per millisecond now; half of its own for a while after a 429. */
  speed: number;
  blockedMs: number;
  slowedUntil: Date | null;
};

/** How full the buckets are, for people to see. One that was never used is full, and is not among them. */
export async function lookAtBuckets(pool: Pool, buckets: readonly Bucket[]): Promise<BucketNow[]> {
  const values = [
    buckets.map(({ key }) => key),
    buckets.map(({ capacity }) => capacity),
    buckets.map(({ perMs }) => perMs),
  ];
  return (await pool.query<BucketNow>({ name: 'rate_look', text: LOOK, values })).rows;
}

/** What the tightest of these buckets leaves now. Null: there is no limit. */
export async function budgetOf(pool: Pool, buckets: readonly Bucket[]): Promise<RateBudget | null> {
  if (buckets.length === 0) return null;
  const levels = await lookAtBuckets(pool, buckets);
  const budgets = buckets.map(({ key, capacity, perMs }) => {
    const { level, speed, blockedMs } = levels.find((one) => one.key === key) ?? {
      level: capacity,
      speed: perMs,
      blockedMs: 0,
    };
    const left = blockedMs > 0 ? 0 : Math.max(0, Math.floor(level));
    return { left, most: Math.floor(capacity), everyMs: Math.ceil(1 / speed) };
  });
  return budgets.reduce((tightest, one) => (one.left < tightest.left ? one : tightest));
}

type Row = { granted: boolean; at: number; blocked_ms: number; missing: number; speed: number };

async function ask(pool: Pool, text: string, values: unknown[], name?: string): Promise<Row[]> {
  try {
    return (await pool.query<Row>({ text, values, ...(name ? { name } : {}) })).rows;
  } catch (cause) {
    // Without its limits no vendor is called; the caller may come back, for nothing was sent.
    throw new VendorError('down', 'The shared rate limits could not be read; nothing was sent.', {}, { cause });
  }
}

const MAKE = `
  insert into rate_bucket (key, tokens, refilled_at)
  select key, capacity, clock_timestamp() from unnest($1::text[], $2::float8[]) as s(key, capacity)
  order by key on conflict (key) do nothing`;

const PACE = `case
        when slowed_until is null then 1
        when refilled_at < slowed_until then 0.5
        else least(1, 0.5 + 0.1 * floor(extract(epoch from refilled_at - slowed_until) / 60)) end`;

const LOOK = `
  select key, speed::float8,
    least(capacity, tokens + speed * greatest(0, extract(epoch from at - refilled_at) * 1000))::float8 as level,
    greatest(0, coalesce(extract(epoch from blocked_until - at) * 1000, 0))::float8 as "blockedMs",
    case when slowed_until > at then slowed_until end as "slowedUntil"
  from (select b.*, s.capacity, clock_timestamp() as at, s.per_ms * ${PACE} as speed
    from rate_bucket b join unnest($1::text[], $2::float8[], $3::float8[]) as s(key, capacity, per_ms) using (key)) paced`;

// The rows are locked in the order of their keys, and the clock is read after that: a caller that waited for the lock
// counts from when it got it. The speed is that of the last change: while it is being raised again, we err on the slow side.
const TAKE = `
  with spec as (
    select * from unnest($1::text[], $2::float8[], $3::float8[], $4::float8[]) as s(key, capacity, per_ms, needed)
  ), held as materialized (
    select key, tokens, refilled_at, slowed_until, blocked_until
    from rate_bucket where key = any($1) order by key for update
  ), moment as materialized (
    select clock_timestamp() as at from (select count(*) from held) as all_held
  ), paced as materialized (
    select held.*, spec.capacity, spec.needed, moment.at, spec.per_ms * ${PACE} as speed
    from held join spec using (key) cross join moment
  ), filled as materialized (
    select *, least(capacity, tokens + speed * greatest(0, extract(epoch from at - refilled_at) * 1000)) as level,
      coalesce(extract(epoch from blocked_until - at) * 1000, 0) as blocked_ms
    from paced
  ), verdict as materialized (
    select count(*) = cardinality($1::text[]) and bool_and(level >= needed and blocked_ms <= 0) as granted from filled
  ), taken as (
    update rate_bucket set tokens = filled.level - 1, refilled_at = greatest(rate_bucket.refilled_at, filled.at)
    from filled, verdict where rate_bucket.key = filled.key and verdict.granted
  )
  select granted, extract(epoch from at)::float8 * 1000 as at, blocked_ms::float8, (needed - level)::float8 as missing, speed::float8 from filled cross join verdict`;

const BLOCK = `
  update rate_bucket set
    blocked_until = greatest(blocked_until, clock_timestamp() + $2::float8 * interval '1 millisecond'),
    slowed_until = clock_timestamp() + interval '10 minutes'
  where key in (select key from rate_bucket where key = any($1) order by key for update)`;
