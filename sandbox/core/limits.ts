export type LimitClass = {
  perSecond?: number;
  perMinute?: number;
  perHour?: number;
  /** All operations of the class draw on one budget; otherwise each has its own. */
  shared?: boolean;
};

/** Whole seconds until the call would be let in, or 0 when it was, and was counted. */
export type Limiter = {
  take(key: string, operation: string, className: string): number;
  clear(): void;
};

/** Sliding windows per key and operation: no window of the given length ever holds more calls than allowed. */
export function makeLimiter(
  classes: Record<string, LimitClass>,
  { lifted = false, now = () => performance.now() }: { lifted?: boolean; now?: () => number } = {},
): Limiter {
  const taken = new Map<string, number[]>();
  return {
    clear: () => taken.clear(),
    take(key, operation, className) {
      const limits = classes[className];
      if (lifted || !limits) return 0;
      const name = `${key}\n${limits.shared ? `class ${className}` : operation}`;
      const at = now();
      const windows = windowsOf(limits);
      const longest = Math.max(...windows.map(([ms]) => ms));
      const times = (taken.get(name) ?? []).filter((time) => time > at - longest);
      taken.set(name, times);
      const waitMs = Math.max(0, ...windows.map(([ms, most]) => waitFor(times, at, ms, most)));
      if (waitMs > 0) return Math.max(1, Math.ceil(waitMs / 1000));
      times.push(at);
      return 0;
    },
  };
}

/** Zero while the window has room; else the time until its oldest call that counts has left it. */
function waitFor(times: readonly number[], at: number, ms: number, most: number): number {
  const blocking = times[times.length - most];
  return blocking === undefined ? 0 : Math.max(0, blocking + ms - at);
}

function windowsOf({ perSecond, perMinute, perHour }: LimitClass): [number, number][] {
  const windows: [number, number | undefined][] = [
    [1_000, perSecond],
    [60_000, perMinute],
    [3_600_000, perHour],
  ];
  return windows.flatMap(([ms, most]) => (most === undefined ? [] : [[ms, most]]));
}
