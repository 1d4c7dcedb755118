import { z } from 'zod';

const At = z.string().nullable();

/** One window of a vendor's limit, as the bucket before it stands: what may be sent at once, and when that is full again. */
const LimitWindow = z.object({
  per: z.enum(['second', 'minute', 'hour']),
  /** What the vendor allows in the window. */
  most: z.number(),
  /** What may be sent at once when nothing was sent for a while, and what is left of it. */
  burst: z.number(),
  left: z.number(),
  /** Of `burst`: what background work leaves to people. */
  kept: z.number(),
  /** When it is full; null: it is. */
  fullAt: At,
});

const CallClass = z.object({
  /** The operations that count together, as the vendor's folder names them. */
  rateClass: z.string(),
  breaker: z.object({ state: z.enum(['closed', 'open', 'probing']), retryAt: At, failures: z.number() }),
  windows: z.array(LimitWindow),
  /** The vendor told us to wait until then. */
  blockedUntil: At,
  /** After a 429 calls go out at half the pace until then. */
  slowedUntil: At,
});
export type CallClass = z.infer<typeof CallClass>;

const ConnectionCalls = z.object({
  underWay: z.object({ read: z.number(), write: z.number() }),
  retriesLeft: z.number(),
  /** Those that were called since the worker began. */
  classes: z.array(CallClass),
});
export type ConnectionCalls = z.infer<typeof ConnectionCalls>;

/** GET /api/sources/calls: by connection; one that was not called since the worker began is not among them. */
export const CallStates = z.object({ asOf: z.string(), connections: z.record(z.string(), ConnectionCalls) });
export type CallStates = z.infer<typeof CallStates>;
