'use client';

import { clsx } from 'clsx';
import X from 'lucide-react/icons/x';
import { chipsOf, turnedChip, withoutChip } from './chip-edit';
import { useGoToList } from './use-queue-url';

/** The parts of a query of one's own, each to turn round or to take out. */
export function QueryChips({ q }: { q: string }) {
  const goToList = useGoToList();
  const chips = chipsOf(q);
  if (chips.length < 2) return null;
  const to = (next: string) => goToList({ q: next });
  return (
    <ul
      aria-label="Parts of the query"
      className="flex shrink-0 gap-1.5 overflow-x-auto border-line border-b px-3 py-1"
    >
      {chips.map(({ text, isOut }, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the same part may stand there twice
          key={`${at} ${text}`}
          className="flex h-6 max-w-80 shrink-0 items-center rounded-md border border-line-strong text-sm"
        >
          <button
            type="button"
            aria-label={isOut ? `Ask for ${text.slice(1)}` : `Leave out ${text}`}
            data-tip={isOut ? 'Ask for it instead' : 'Leave it out instead'}
            className={clsx(
              'min-h-6 min-w-0 truncate rounded-l-md px-2 font-mono hover:bg-hover',
              isOut && 'text-ink-2',
            )}
            onClick={() => to(turnedChip(q, at))}
          >
            <bdi>{text}</bdi>
          </button>
          <button
            type="button"
            aria-label={`Take out ${text}`}
            className="grid size-6 shrink-0 place-items-center rounded-r-md text-ink-3 hover:bg-hover hover:text-ink"
            onClick={() => to(withoutChip(q, at))}
          >
            <X aria-hidden size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}
