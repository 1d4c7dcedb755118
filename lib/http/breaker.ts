import type { Clock } from './clock';

const WATCHED = 20;
const FEWEST = 5;
const IN_A_ROW = 5;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 600_000;

export type BreakerState = { state: 'closed' | 'open' | 'probing'; retryAt: number | null; failures: number };
/** `neither`: the call was given up by its caller, which says nothing of the vendor. */
export type Verdict = 'good' | 'bad' | 'neither';

/**
 * Opens at half of the last 20 calls (at least 5) or 5 in a row; pauses 30 s, doubling to 10 min; then lets one probe
 * through. Of our own, as the clock, the time of return and a probe that its caller gave up on must be told apart.
 */
export class Breaker {
  private last: boolean[] = [];
  private pauseMs = FIRST_PAUSE_MS;
  private openUntil: number | null = null;
  private probing = false;

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** When calls are let through again; null when they are now. */
  closedUntil(): number | null {
    if (this.openUntil === null) return null;
    if (this.probing) return Math.max(this.openUntil, this.clock.now() + 1_000);
    return this.clock.now() < this.openUntil ? this.openUntil : null;
  }

  /** To be called just before sending, where `closedUntil` is null; the verdict is to be told afterwards. */
  enter(): (verdict: Verdict) => void {
    const isProbe = this.openUntil !== null;
    if (isProbe) this.probing = true;
    return (verdict) => {
      if (isProbe) this.probing = false;
      if (verdict === 'neither') return;
      if (isProbe) this.judgeProbe(verdict);
      else this.count(verdict === 'bad');
    };
  }

  state(): BreakerState {
    const failures = this.last.filter((bad) => bad).length;
    if (this.openUntil === null) return { state: 'closed', retryAt: null, failures };
    return {
      state: this.closedUntil() === null || this.probing ? 'probing' : 'open',
      retryAt: this.openUntil,
      failures,
    };
  }

  private judgeProbe(verdict: 'good' | 'bad'): void {
    if (verdict === 'bad') {
      this.open(Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS));
      return;
    }
    this.openUntil = null;
    this.pauseMs = FIRST_PAUSE_MS;
    this.last = [];
  }

  private count(bad: boolean): void {
    this.last = [...this.last, bad].slice(-WATCHED);
    const failures = this.last.filter((one) => one).length;
    const inARow = this.last.length - 1 - this.last.lastIndexOf(false);
    const half = this.last.length >= FEWEST && failures * 2 >= this.last.length;
    // A good call never opens it, even where the failures before it still make up half.
    if (bad && this.openUntil === null && (half || inARow >= IN_A_ROW)) this.open(FIRST_PAUSE_MS);
  }

  private open(pauseMs: number): void {
    this.pauseMs = pauseMs;
    this.openUntil = this.clock.now() + pauseMs;
  }
}
