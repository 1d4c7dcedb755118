import 'server-only';
import { setMaxListeners } from 'node:events';
import type { Pool } from 'pg';
import { VendorError } from '@/lib/errors';
import { type AddressPolicy, originRefusal } from './addresses';
import { type Asked, dataOf, jsonOf } from './answer';
import { backoffMs } from './backoff';
import type { Breaker, Verdict } from './breaker';
import { type Clock, systemClock } from './clock';
import { type CallFailure, failureOf } from './failure';
import { faultOfFailure } from './fault';
import type { CallAnswer, CallPriority, CallSpec, OpenHttp, RateBudget, TokenStore } from './open';
import { Passed } from './passed';
import { blockCalls, budgetOf } from './rate-bucket';
import { type Bucket, bucketsOf, type RateLimit } from './rate-limit';
import { isPersons, patienceMs, type RateQueue } from './rate-queue';
import { headersOf, secretsOf, urlOf } from './request-parts';
import { type Sending, type Sent, send } from './send';
import { SendFailure } from './send-failure';
import { breakerOf, connectionState, queueOf } from './shared-state';
import { type Resolver, socketsFor } from './sockets';

export type HttpTimeouts = { connectMs: number; headersMs: number; bodyGapMs: number; readMs: number; writeMs: number };

export type HttpOptions = {
  /** scheme://host:port, as the connection confirmed it. Every call goes there and nowhere else. */
  origin: string;
  addresses: AddressPolicy;
  /** The vendor's documented limits by rate class; a class with `{}` has none. */
  limits: Record<string, RateLimit>;
  /** Whose limits they are: the credential, or origin and source address. */
  limitKey: string;
  priority: CallPriority;
  /** Whose faults are counted together: the connection. */
  breakerKey: string;
  /** Whose calls under way are counted together: the vendor. */
  vendorKey: string;
  tokens: TokenStore;
  /** Where the limits shared by all processes live. */
  pool: Pool;
  sizeLimit?: number;
  timeouts?: Partial<HttpTimeouts>;
  log?: (level: 'debug' | 'warn', message: string, fields: Record<string, unknown>) => void;
  /** Told of every call that was sent and went wrong. */
  failed?: (failure: CallFailure) => void;
  /** For tests. */
  clock?: Clock;
  resolve?: Resolver;
};

const TIMEOUTS = { connectMs: 5_000, headersMs: 15_000, bodyGapMs: 10_000, readMs: 20_000, writeMs: 30_000 };
const SIZE_LIMIT = 10 * 1024 * 1024;
const TRIES = { person: 2, background: 4 };

/** Binds one connection's origin, limits and priority. Throws `VendorError('blocked')` for an origin that may not be called. */
export function openHttp(options: HttpOptions): OpenHttp {
  const { origin, addresses, priority, pool, clock = systemClock, log = () => {} } = options;
  const refusal = originRefusal(origin, addresses);
  if (refusal) throw new VendorError('blocked', `This address may not be called: ${refusal}.`);
  const timeouts: HttpTimeouts = { ...TIMEOUTS, ...options.timeouts };
  const { connectMs, headersMs, bodyGapMs } = timeouts;
  const sockets = socketsFor(origin, { policy: addresses, connectMs, resolve: options.resolve });
  const shared = connectionState(options.breakerKey, options.vendorKey);

  async function call<T>(spec: CallSpec<T>): Promise<CallAnswer<T>> {
    const tries = spec.write ? 1 : TRIES[isPersons(priority) ? 'person' : 'background'];
    shared.budget.earn();
    // One signal may stand for a whole walk; more than ten calls under it are no leak.
    setMaxListeners(0, spec.signal);
    const passed = spec.pass ? new Passed(spec.pass) : null;
    for (let attempt = 0; ; attempt++) {
      try {
        return await once(spec, attempt, passed);
      } catch (error) {
        // What was passed on is with the caller already: another try would come after its half.
        const waitMs = !passed?.hasBegun && attempt + 1 < tries ? retryWaitMs(error, attempt) : null;
        if (waitMs === null || !shared.budget.spend()) throw error;
        await clock.sleep(waitMs, spec.signal);
      }
    }
  }

  // Null: to try again would not help, or the caller would wait too long.
  function retryWaitMs(error: unknown, attempt: number): number | null {
    if (!(error instanceof VendorError) || error instanceof Paused) return null;
    const { retryAt, status } = error.detail;
    if (error.fault !== 'down' && !(error.fault === 'throttled' && status === 429)) return null;
    if (retryAt === undefined) return backoffMs(attempt, clock.random);
    const waitMs = retryAt - clock.now();
    return waitMs > patienceMs(priority) ? null : Math.max(0, waitMs);
  }

  async function once<T>(spec: CallSpec<T>, attempt: number, passed: Passed<T> | null): Promise<CallAnswer<T>> {
    const limit = options.limits[spec.rateClass];
    if (!limit) throw new Error(`no limit is known for the rate class ${spec.rateClass}`);
    const name = `${options.limitKey}:${spec.rateClass}`;
    const buckets = bucketsOf(name, limit);
    const breaker = breakerOf(shared, spec.rateClass, clock);
    const kind = spec.write ? 'write' : 'read';
    shared.classes.set(spec.rateClass, buckets);
    refuseWhenOpen(breaker);
    const entry = { priority, kind, slots: shared.slots, signal: spec.signal } as const;
    const queue = queueOf(pool, buckets, name, clock);
    await queue.enter(entry);
    try {
      refuseWhenOpen(breaker);
      const asked = askedOf(spec, attempt, clock);
      const { sent, json } = await watched(spec, breaker, () => sendOnce(spec, asked, passed));
      const data = passed?.ended ? passed.ended.data : dataOf(json, spec.answer, sent, asked);
      return { data, status: sent.status, headers: sent.headers, bytes: sent.bytes };
    } catch (error) {
      if (error instanceof VendorError && error.fault === 'throttled') await holdOthers(error, queue, buckets);
      throw error;
    } finally {
      shared.slots.release(kind);
    }
  }

  // What the vendor told this call holds for all of them; its own error stays the one that is thrown.
  async function holdOthers({ detail }: VendorError, queue: RateQueue, buckets: readonly Bucket[]): Promise<void> {
    const now = clock.now();
    const until = detail.retryAt ?? now;
    queue.holdUntil(until);
    try {
      await blockCalls(pool, buckets, Math.max(0, until - now));
    } catch {
      log('warn', 'the wait a vendor asked for could not be shared', {});
    }
  }

  async function watched<A extends { sent: Sent }>(spec: CallSpec<unknown>, breaker: Breaker, work: () => Promise<A>) {
    const leave = breaker.enter();
    const startedAt = clock.now();
    const fields = { operation: spec.operation, method: spec.method };
    try {
      const answer = await work();
      leave('good');
      const { status, bytes } = answer.sent;
      log('debug', 'vendor call', { ...fields, status, bytes, ms: clock.now() - startedAt });
      return answer;
    } catch (error) {
      leave(spec.signal.aborted ? 'neither' : verdictOn(error));
      const told = error instanceof VendorError ? { fault: error.fault, status: error.detail.status } : {};
      log('warn', 'vendor call failed', { ...fields, ...told, ms: clock.now() - startedAt });
      if (error instanceof VendorError) options.failed?.(failureOf(spec.operation, error, clock.now()));
      throw error;
    }
  }

  async function sendOnce(
    spec: CallSpec<unknown>,
    asked: Asked,
    pass: Sending['pass'] | null,
  ): Promise<{ sent: Sent; json: unknown }> {
    const request = {
      dispatcher: spec.write ? sockets.writes : sockets.reads,
      url: urlOf(origin, spec),
      method: spec.method,
      headers: headersOf(spec),
      body: spec.body === undefined ? undefined : JSON.stringify(spec.body),
      signal: spec.signal,
      totalMs: spec.write ? timeouts.writeMs : timeouts.readMs,
      sizeLimit: options.sizeLimit ?? SIZE_LIMIT,
    };
    try {
      const sent = await send({ ...request, headersMs, bodyGapMs, pass: pass ?? undefined });
      return { sent, json: jsonOf(sent, { ...asked, now: clock.now() }) };
    } catch (error) {
      if (!(error instanceof SendFailure)) throw error;
      // Whoever gave a read up knows why; a write that may have arrived is for its caller to look after.
      if (error.reason === 'given_up' && !spec.write) spec.signal.throwIfAborted();
      throw faultOfFailure(error, spec);
    }
  }

  async function budget(rateClass: string): Promise<RateBudget | null> {
    return budgetOf(pool, bucketsOf(`${options.limitKey}:${rateClass}`, options.limits[rateClass] ?? {}));
  }

  return { call, budget, tokens: options.tokens };
}

/** The breaker said no: nothing was sent, and to ask again before `retryAt` is of no use. */
class Paused extends VendorError {}

function refuseWhenOpen(breaker: Breaker): void {
  const retryAt = breaker.closedUntil();
  if (retryAt === null) return;
  throw new Paused('down', 'The vendor keeps failing; calls of this kind pause for a while.', { retryAt });
}

// Time-outs, resets, 5xx, bad TLS and what nobody can parse count; a clear answer does not, whatever it says.
function verdictOn(error: unknown): Verdict {
  if (!(error instanceof VendorError) || error.fault === 'blocked') return 'neither';
  return ['down', 'unclear', 'garbled'].includes(error.fault) ? 'bad' : 'good';
}

function askedOf(spec: CallSpec<unknown>, attempt: number, { now, random }: Clock): Asked {
  const { operation, write, forbidden = 'refused' } = spec;
  return { operation, write, forbidden, secrets: secretsOf(spec), attempt, now: now(), random };
}
