import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { pool } from '@/lib/db/pool';
import { rows } from '@/lib/db/rows';
import { type BucketNow, lookAtBuckets } from '@/lib/http/rate-bucket';
import { type Bucket, keptForPeople } from '@/lib/http/rate-limit';
import { type SharedNow, sharedNow } from '@/lib/http/shared-state';
import type { CallClass, CallStates, ConnectionCalls } from '@/lib/live/call-states';
import { breakerKeyOf } from '@/lib/vault/connect';

/** How calls stand, connection by connection: the breakers of this process, and the limits that all processes share. */
export async function callStates(ctx: Ctx): Promise<CallStates> {
  allow(ctx, 'sources.read');
  const found = await rows<{ id: string; origin: string }>(
    ctx,
    "select id, origin from connection where workspace_id = $1 and state <> 'removed'",
    [ctx.workspaceId],
    'call_states',
  );
  const known = found.flatMap(({ id, origin }) => {
    const now = sharedNow(breakerKeyOf({ id, origin }));
    return now ? [{ id, now }] : [];
  });
  const buckets = known.flatMap(({ now }) => now.classes.flatMap((one) => one.buckets));
  const levels = new Map((await lookAtBuckets(pool(), buckets)).map((level) => [level.key, level]));
  const at = Date.now();
  const connections = known.map(({ id, now }) => [id, stateOf(now, levels, at)] as const);
  return { asOf: new Date(at).toISOString(), connections: Object.fromEntries(connections) };
}

function stateOf({ underWay, retriesLeft, classes }: SharedNow, levels: Levels, at: number): ConnectionCalls {
  return { underWay, retriesLeft, classes: classes.map((one) => classOf(one, levels, at)) };
}

type Levels = ReadonlyMap<string, BucketNow>;

function classOf({ rateClass, buckets, breaker }: SharedNow['classes'][number], levels: Levels, at: number): CallClass {
  const found = buckets.flatMap(({ key }) => levels.get(key) ?? []);
  const blockedMs = Math.max(0, ...found.map((one) => one.blockedMs));
  const slowedUntil = Math.max(0, ...found.map((one) => one.slowedUntil?.getTime() ?? 0));
  return {
    rateClass,
    breaker: { ...breaker, retryAt: instant(breaker.retryAt) },
    windows: buckets.map((bucket) => windowOf(bucket, levels.get(bucket.key), at)),
    blockedUntil: instant(blockedMs > 0 ? at + blockedMs : null),
    slowedUntil: instant(slowedUntil > 0 ? slowedUntil : null),
  };
}

const PER: Record<number, CallClass['windows'][number]['per']> = { 1000: 'second', 60000: 'minute', 3600000: 'hour' };

function windowOf(bucket: Bucket, now: BucketNow | undefined, at: number) {
  const { most, windowMs, capacity, perMs } = bucket;
  const { level, speed } = now ?? { level: capacity, speed: perMs };
  const missingMs = (capacity - level) / speed;
  return {
    per: PER[windowMs] ?? 'minute',
    most,
    burst: Math.floor(capacity),
    left: Math.floor(level),
    kept: keptForPeople(bucket),
    fullAt: instant(missingMs >= 1 ? at + missingMs : null),
  };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
