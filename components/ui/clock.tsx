'use client';

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';

/** One ticking clock for every relative time on the page: fifty rows cost one timer. */
class Clock {
  private listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;
  constructor(private at: number) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    this.timer ??= setInterval(this.tick, 5000);
    // The server's instant drew the first paint; the browser's takes over after it.
    queueMicrotask(this.tick);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  };
  now = () => this.at;

  private tick = () => {
    const now = Date.now();
    // Within a second nothing that is shown can have changed: many subscribers at once make one tick.
    if (document.hidden || Math.abs(now - this.at) < 1000) return;
    this.at = now;
    for (const listener of this.listeners) listener();
  };
}

const ClockContext = createContext<Clock | null>(null);

/** `now` is the instant the server rendered at, so that the browser's first render says the same. */
export function ClockProvider({ now, children }: { now: number; children: ReactNode }) {
  const [clock] = useState(() => new Clock(now));
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** The current instant, moving every five seconds. */
export function useNow(): number {
  const clock = useContext(ClockContext);
  if (!clock) throw new Error('useNow outside ClockProvider');
  return useSyncExternalStore(clock.subscribe, clock.now, clock.now);
}

/** A text made from the current instant; the component renders again only when the text changes. */
export function useNowText(text: (now: number) => string): string {
  const clock = useContext(ClockContext);
  if (!clock) throw new Error('useNowText outside ClockProvider');
  const read = () => text(clock.now());
  return useSyncExternalStore(clock.subscribe, read, read);
}
