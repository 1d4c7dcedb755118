const CEILING_MS = 30_000;
const FIRST_MS = 500;
const FIRST_THROTTLED_MS = 2_000;

/** Full jitter: rand(0, min(30 s, 0.5 s · 2^n)), with `n` counted from 0. */
export function backoffMs(attempt: number, random: () => number): number {
  return Math.floor(random() * Math.min(CEILING_MS, FIRST_MS * 2 ** attempt));
}

/** What a vendor that says "too many" and no more is taken to have told us: 2 s, doubling, at most 30 s. */
export function throttledMs(attempt: number): number {
  return Math.min(CEILING_MS, FIRST_THROTTLED_MS * 2 ** attempt);
}

/** Bounds the load that retries add: a tenth of the calls, and a handful to start with. */
export class RetryBudget {
  private left = 10;

  /** Retries that may be made at once. */
  whole(): number {
    return Math.floor(this.left);
  }

  /** Called once for each call that is not itself a retry. */
  earn(): void {
    this.left = Math.min(10, this.left + 0.1);
  }

  /** False when the budget is used up: the failure then stands. */
  spend(): boolean {
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
