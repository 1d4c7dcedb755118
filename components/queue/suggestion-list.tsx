import { clsx } from 'clsx';
import { count as formatCount } from '@/components/ui/format-number';
import type { Suggestion } from '@/lib/findings/shapes';

/** What could stand at the caret: fields first, then values with how many findings they have. */
export function SuggestionList({
  id,
  items,
  at,
  onTake,
}: {
  id: string;
  items: readonly Suggestion[];
  /** The one that Enter takes; -1 for none. */
  at: number;
  onTake: (item: Suggestion) => void;
}) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      tabIndex={-1}
      className="absolute inset-x-0 top-full z-30 mt-1 max-h-80 overflow-y-auto rounded-lg border border-line-strong bg-raised p-1 shadow-float"
    >
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input listens for the keys of its list
        <div
          key={`${item.field} ${item.term}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // The caret must stay in the input.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(item)}
          className={clsx(
            'flex min-h-7 cursor-pointer items-center gap-3 rounded-md px-2',
            index === at ? 'bg-selected' : 'hover:bg-hover',
          )}
        >
          <code className="min-w-0 truncate">
            <bdi>{item.term.endsWith(':') ? item.term : item.label}</bdi>
          </code>
          {item.hint && <span className="min-w-0 truncate text-ink-3 text-sm">{item.hint}</span>}
          <span className="ml-auto shrink-0 text-ink-3 text-sm">
            {item.count !== null ? formatCount(item.count) : item.term.endsWith(':') ? '' : item.field}
          </span>
        </div>
      ))}
    </div>
  );
}
