import type { z } from 'zod';

/** Order in which waiting calls are served: a person's write, a person's read, bulk, sync, backfill. */
export type CallPriority = 'write' | 'read' | 'bulk' | 'sync' | 'backfill';

export type CallSpec<T> = {
  /** Contract name of the operation, for logs, metrics and rate classes. */
  operation: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the connection's origin; parts are percent-encoded by `path` (lib/http/path.ts). Never a whole URL. */
  path: string;
  query?: readonly (readonly [string, string])[];
  headers?: Record<string, string>;
  body?: unknown;
  /** Every answer is read by a schema. `z.unknown()` only where the contract shows no body. */
  answer: z.ZodType<T>;
  /** True when the call changes something at the vendor: tried once, never repeated here. */
  write: boolean;
  /** Names the documented limit this call counts against. */
  rateClass: string;
  signal: AbortSignal;
  /** What a 403 means here: these credentials are no good, or this one thing is not allowed (the default). */
  forbidden?: 'auth' | 'refused';
  /** Lets a large answer through unread. */
  pass?: Passing<T>;
  /** The body holds a secret (a login): nothing of it may be quoted when the vendor repeats it. */
  secretBody?: boolean;
};

/**
 * Where an answer of more than `over` bytes goes: on, as it comes. Nobody reads it by its schema; that it is one whole
 * piece of JSON within the limits of size and time is seen to, and `to` hears of its end, or throws. What `to` gives
 * stands for the data.
 */
export type Passing<T> = {
  over: number;
  to(heard: { status: number; headers: Record<string, string> }, chunks: AsyncIterable<Uint8Array>): Promise<T>;
};

/** An answer that a schema has read. `bytes` is its size on the wire. */
export type CallAnswer<T> = { data: T; status: number; headers: Record<string, string>; bytes: number };

/** Tokens that several processes share (one renewal for any number of 401s); opened and sealed outside of lib/http. */
export type TokenStore = {
  /** The token in force, or null. */
  get(): Promise<{ value: string; expiresAt: number } | null>;
  /** Runs `renew` in one process at a time; a caller that waited gets the token another one fetched. */
  renew(stale: string | null, renew: () => Promise<{ value: string; expiresAt: number }>): Promise<string>;
};

/** `left` calls could be sent at once, of `most` after a pause; one more comes every `everyMs`. */
export type RateBudget = { left: number; most: number; everyMs: number };

/** Bound to one connection: its origin, its limits, its priority. The only way a vendor client reaches its vendor. */
export type OpenHttp = {
  call<T>(spec: CallSpec<T>): Promise<CallAnswer<T>>;
  /** What is left of a rate class just now; null where it has no limit. */
  budget(rateClass: string): Promise<RateBudget | null>;
  tokens: TokenStore;
};
