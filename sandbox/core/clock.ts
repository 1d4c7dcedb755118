export type ClockMode = 'run' | 'still';

export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `work` again and again while the clock runs; never when it stands still, never after `close`. */
  every(ms: number, work: () => void): void;
  /** A still world must not go back behind what its journal has already recorded. */
  atLeast(ms: number): void;
  readonly mode: ClockMode;
  close(): void;
};

/** A running clock is the real time. A still one starts at the epoch and ticks on, but brings no arrivals. */
export function makeClock({ epochMs, mode }: { epochMs: number; mode: ClockMode }): Clock {
  const timers = new Set<NodeJS.Timeout>();
  let offset = mode === 'still' ? epochMs - Date.now() : 0;
  const now = () => Date.now() + offset;
  return {
    mode,
    now,
    atLeast(ms) {
      if (mode === 'still' && now() < ms) offset += ms - now();
    },
    every(ms, work) {
      if (mode === 'still') return;
      const timer = setInterval(work, ms);
      timer.unref();
      timers.add(timer);
    },
    close() {
      for (const timer of timers) clearInterval(timer);
      timers.clear();
    },
  };
}
