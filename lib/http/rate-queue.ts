import { VendorError } from '@/lib/errors';
import type { Clock } from './clock';
import type { CallPriority } from './open';
import type { Taken } from './rate-bucket';
import type { SlotKind, Slots } from './slots';

const ORDER: readonly CallPriority[] = ['write', 'read', 'bulk', 'sync', 'backfill'];
/** How long a call may stand here before it is told to come back: a person's, and one of the background. */
const PATIENCE_MS = { person: 60_000, background: 600_000 };
const LONGEST_SLEEP_MS = 60_000;
/** What waits in the background moves up one place this often, so that a head that is always asked starves nobody. */
const MOVES_UP_MS = 15_000;

export type Entry = { priority: CallPriority; kind: SlotKind; slots: Slots; signal: AbortSignal };

/** True for the priorities behind which somebody sits and waits. */
export function isPersons(priority: CallPriority): boolean {
  return priority === 'write' || priority === 'read';
}

export function patienceMs(priority: CallPriority): number {
  return isPersons(priority) ? PATIENCE_MS.person : PATIENCE_MS.background;
}

type Waiter = Entry & { cameAt: number; giveUpAt: number; granted(): void; failed(error: unknown): void };

/**
 * The line before one rate class, within this process: the most urgent call goes first, and only when a slot is free for
 * it as well, so that no call that has left the bucket is held up on its way to the vendor.
 */
export class RateQueue {
  private waiters: Waiter[] = [];
  private isServing = false;
  /** Somebody more urgent came while the bucket was being asked: no sleep before he was served. */
  private isOvertaken = false;
  /** A vendor told one of these calls to come back then: no sooner is any of them sent, also where no limit is known. */
  private heldUntil = 0;
  private wake: () => void = () => {};

  constructor(
    private readonly take: (priority: CallPriority) => Promise<Taken>,
    private readonly clock: Clock,
  ) {}

  /** Resolves when the call may be sent now, with a slot taken; the caller releases it. */
  enter(entry: Entry): Promise<void> {
    entry.signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const leave = () => this.fail(waiter, entry.signal.reason);
      const settled = (settle: () => void) => {
        entry.signal.removeEventListener('abort', leave);
        settle();
      };
      const waiter: Waiter = {
        ...entry,
        cameAt: this.clock.now(),
        giveUpAt: this.clock.now() + patienceMs(entry.priority),
        granted: () => settled(resolve),
        failed: (error) => settled(() => reject(error)),
      };
      entry.signal.addEventListener('abort', leave, { once: true });
      this.waiters.push(waiter);
      this.sort();
      if (this.waiters[0] === waiter) {
        this.isOvertaken = true;
        this.wake();
      }
      void this.serve();
    });
  }

  /** Nothing leaves here before this instant, in ms of the clock. */
  holdUntil(at: number): void {
    this.heldUntil = Math.max(this.heldUntil, at);
  }

  private async serve(): Promise<void> {
    if (this.isServing) return;
    this.isServing = true;
    while (this.waiters.length > 0) {
      this.sort();
      const next = this.waiters.find(({ slots, kind, priority }) => slots.tryTake(kind, isPersons(priority)));
      if (next) await this.serveOne(next);
      else await this.sleepUntilSlot();
    }
    this.isServing = false;
  }

  private async serveOne(waiter: Waiter): Promise<void> {
    this.isOvertaken = false;
    const giveBack = () => waiter.slots.release(waiter.kind);
    let taken: Taken;
    try {
      const heldMs = this.heldUntil - this.clock.now();
      taken = heldMs > 0 ? { granted: false, waitMs: () => heldMs } : await this.take(waiter.priority);
    } catch (error) {
      giveBack();
      return this.fail(waiter, error);
    }
    const isHere = this.waiters.includes(waiter);
    if (taken.granted && isHere) {
      this.drop(waiter);
      return waiter.granted();
    }
    giveBack();
    if (taken.granted) return;
    this.turnAwayTheLate(taken);
    if (this.waiters.length > 0 && !this.isOvertaken) await this.sleep(taken.waitMs(0));
  }

  // Those who would wait too long are told at once when to come back, rather than after having waited.
  private turnAwayTheLate(taken: Taken): void {
    const now = this.clock.now();
    for (const [place, waiter] of [...this.waiters].entries()) {
      const retryAt = Math.ceil(now + taken.waitMs(place));
      if (retryAt <= waiter.giveUpAt) continue;
      const message = "Calls of this kind are used up for now; the limit is the vendor's.";
      this.fail(waiter, new VendorError('throttled', message, { retryAt }));
    }
  }

  private async sleepUntilSlot(): Promise<void> {
    const now = this.clock.now();
    for (const waiter of this.waiters.filter(({ giveUpAt }) => giveUpAt <= now)) {
      const message = 'The calls under way with this vendor do not end.';
      this.fail(waiter, new VendorError('throttled', message, { retryAt: now + 10_000 }));
    }
    await this.sleep(10_000, (wake) => {
      for (const slots of new Set(this.waiters.map((waiter) => waiter.slots))) slots.whenReleased(wake);
    });
  }

  private async sleep(ms: number, register: (wake: () => void) => void = () => {}): Promise<void> {
    const woken = new AbortController();
    this.wake = () => woken.abort();
    register(this.wake);
    // A millisecond more than told: a timer may come early by a fraction of one.
    await this.clock.sleep(Math.min(ms + 1, LONGEST_SLEEP_MS), woken.signal).catch(() => {});
    this.wake = () => {};
  }

  private sort(): void {
    const now = this.clock.now();
    const places = new Map(this.waiters.map((waiter) => [waiter, placeOf(waiter, now)]));
    const place = (waiter: Waiter) => places.get(waiter) ?? 0;
    this.waiters.sort((one, other) => place(one) - place(other) || one.cameAt - other.cameAt);
  }

  private fail(waiter: Waiter, error: unknown): void {
    this.drop(waiter);
    waiter.failed(error);
  }

  private drop(waiter: Waiter): void {
    this.waiters = this.waiters.filter((one) => one !== waiter);
    if (this.waiters.length === 0) this.wake();
  }
}

function placeOf({ priority, cameAt }: Waiter, now: number): number {
  const place = ORDER.indexOf(priority);
  if (isPersons(priority)) return place;
  return Math.max(ORDER.indexOf('bulk'), place - Math.floor((now - cameAt) / MOVES_UP_MS));
}
