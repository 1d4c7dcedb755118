import 'server-only';
import type { Pool } from 'pg';
import { RetryBudget } from './backoff';
import { Breaker, type BreakerState } from './breaker';
import type { Clock } from './clock';
import { takeCall } from './rate-bucket';
import type { Bucket } from './rate-limit';
import { RateQueue } from './rate-queue';
import { type SlotKind, Slots, VendorSlots } from './slots';

/** What all calls of one connection share in this process, whoever opened them. */
export type ConnectionState = {
  slots: Slots;
  budget: RetryBudget;
  breakers: Map<string, Breaker>;
  /** The buckets of each rate class that was called. */
  classes: Map<string, readonly Bucket[]>;
};

const connections = new Map<string, ConnectionState>();
const vendors = new Map<string, VendorSlots>();
const queues = new WeakMap<Pool, Map<string, RateQueue>>();

export function connectionState(key: string, vendorKey: string): ConnectionState {
  const vendor = getOrMake(vendors, vendorKey, () => new VendorSlots());
  const fresh = () => ({
    slots: new Slots(vendor),
    budget: new RetryBudget(),
    breakers: new Map(),
    classes: new Map(),
  });
  return getOrMake(connections, key, fresh);
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

export type SharedNow = {
  underWay: Record<SlotKind, number>;
  retriesLeft: number;
  classes: { rateClass: string; buckets: readonly Bucket[]; breaker: BreakerState }[];
};

/** How one connection stands in this process; null when nothing was called since it began. */
export function sharedNow(key: string): SharedNow | null {
  const state = connections.get(key);
  if (!state) return null;
  return {
    underWay: state.slots.underWay(),
    retriesLeft: state.budget.whole(),
    classes: [...state.breakers].map(([rateClass, breaker]) => ({
      rateClass,
      buckets: state.classes.get(rateClass) ?? [],
      breaker: breaker.state(),
    })),
  };
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
