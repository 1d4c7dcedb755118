import 'server-only';
import type { Pool } from 'pg';
import { RetryBudget } from './backoff';
import { Breaker, type BreakerState } from './breaker';
import type { Clock } from './clock';
import { takeCall } from './rate-bucket';
import type { Bucket } from './rate-limit';
import { RateQueue } from './rate-queue';
import { Slots } from './slots';

/** What all calls of one connection share in this process, whoever opened them. */
export type ConnectionState = { slots: Slots; budget: RetryBudget; breakers: Map<string, Breaker> };

const connections = new Map<string, ConnectionState>();
const queues = new WeakMap<Pool, Map<string, RateQueue>>();

export function connectionState(key: string): ConnectionState {
  return getOrMake(connections, key, () => ({ slots: new Slots(), budget: new RetryBudget(), breakers: new Map() }));
}

export function breakerOf(state: ConnectionState, rateClass: string, clock: Clock): Breaker {
  return getOrMake(state.breakers, rateClass, () => new Breaker(clock));
}

/** The line before a set of buckets; other limits under the same key have a line of their own. */
export function queueOf(pool: Pool, buckets: readonly Bucket[], name: string, clock: Clock): RateQueue {
  const ofPool = queues.get(pool) ?? new Map<string, RateQueue>();
  queues.set(pool, ofPool);
  const key = JSON.stringify([name, buckets]);
  return getOrMake(ofPool, key, () => new RateQueue((priority) => takeCall(pool, buckets, priority), clock));
}

/** How the breakers of one connection stand, by rate class. */
export function breakerState(breakerKey: string): Record<string, BreakerState> {
  const breakers = connections.get(breakerKey)?.breakers ?? new Map<string, Breaker>();
  return Object.fromEntries([...breakers].map(([rateClass, breaker]) => [rateClass, breaker.state()]));
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
