'use client';

import { useSyncExternalStore } from 'react';

const DAY = 86_400_000;

/** A time of day as `00:41:09` in the reader's zone, with the date once it is a day old; hover or focus says the zone. */
export function ClockTime({ at, focusable = false }: { at: string; focusable?: boolean }) {
  const text = useSyncExternalStore(
    () => () => {},
    () => localClock(new Date(at), Date.now()),
    () => at.slice(11, 19),
  );
  return (
    <time dateTime={at} data-tip-at={at} tabIndex={focusable ? 0 : undefined}>
      {text}
    </time>
  );
}

/** The same as text. Browser only: a server has another zone. */
export function localClock(at: Date, now: number): string {
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  if (Math.abs(now - at.getTime()) < DAY) return time;
  const date = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return `${date} ${time.slice(0, 5)}`;
}
