import type { ReactNode } from 'react';
import type { SourceWord } from '@/lib/sources/shapes';

const looks: Record<SourceWord, { colour: string; shape: ReactNode }> = {
  fresh: { colour: 'fill-ok', shape: <circle cx="4" cy="4" r="3.5" /> },
  backfilling: { colour: 'fill-warn', shape: <rect x="0.5" y="0.5" width="7" height="7" /> },
  stale: { colour: 'fill-warn', shape: <path d="M4 0.3 8 7.5H0Z" /> },
  silent: { colour: 'fill-none stroke-warn stroke-[1.6]', shape: <path d="M4 1 7.3 7H0.7Z" /> },
  failing: { colour: 'fill-bad', shape: <path d="M4 0 8 4 4 8 0 4Z" /> },
  disabled: { colour: 'fill-none stroke-ink-3 stroke-[1.2]', shape: <circle cx="4" cy="4" r="3.2" /> },
};

/** The shape and hue of a source's state; the word stands beside it. */
export function SourceMark({ word }: { word: SourceWord }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 8 8" width="9" height="9" className={`shrink-0 ${looks[word].colour}`}>
      {looks[word].shape}
    </svg>
  );
}
