'use client';

import { useDelayed } from './use-delayed';

/** A thin bar at the top of its (positioned) parent, after 300 ms; what is already there stays and is not covered. */
export function ProgressBar({ active, label = 'Loading' }: { active: boolean; label?: string }) {
  if (!useDelayed(active, 300)) return null;
  return (
    <div
      role="progressbar"
      aria-label={label}
      className="pointer-events-none absolute inset-x-0 top-0 z-20 h-0.5 overflow-hidden"
    >
      <div className="h-full w-1/3 animate-slide bg-accent motion-reduce:w-full" />
    </div>
  );
}
