'use client';

import { useNowText } from '@/components/ui/clock';
import type { Walk } from './walks';
import { untilText } from './words';

/** When a walk is tried next: "in 12 s"; exactly when, on hover. */
export function NextTry({ next }: { next: Walk['next'] }) {
  const text = useNowText((now) => (next.kind === 'at' ? untilText(next.at, now) : ''));
  if (next.kind === 'running') return <span>running</span>;
  if (next.kind === 'none') return <span className="text-ink-3">–</span>;
  return (
    <time dateTime={next.at} data-tip-at={next.at}>
      {text}
    </time>
  );
}
