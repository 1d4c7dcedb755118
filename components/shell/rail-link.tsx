import { clsx } from 'clsx';
import Link from 'next/link';
import { count as formatCount } from '@/components/ui/format-number';
import { RailIcon } from './rail-icon';
import type { RailItem } from './rail-items';

/** One place to go. In the narrow rail the word is for screen readers and the tooltip; on a phone it stands below. */
export function RailLink({
  item,
  active,
  count,
  suppressed = 0,
  warning,
}: {
  item: RailItem;
  active: boolean;
  count?: number;
  /** What rules leave out of the count: it is told with it. */
  suppressed?: number;
  /** Short words that ask for a look: "1 stale". */
  warning?: string;
}) {
  const more = warning ?? (count ? formatCount(count) : undefined);
  const sum =
    suppressed > 0
      ? `${formatCount(count ?? 0)} + ${formatCount(suppressed)} suppressed = ${formatCount((count ?? 0) + suppressed)}`
      : undefined;
  const told = warning ?? sum ?? more;
  return (
    <Link
      href={item.href}
      prefetch={false}
      aria-current={active ? 'page' : undefined}
      aria-keyshortcuts={`G ${item.key}`}
      data-tip={told ? `${item.label} · ${told}` : item.label}
      data-tip-side="right"
      data-tip-below={sum ? undefined : '1200'}
      className={clsx(
        'relative flex h-[30px] items-center gap-2.5 rounded-md px-2 max-lg:h-8 max-lg:justify-center max-lg:px-0',
        'max-sm:h-full max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:rounded-none',
        active
          ? 'bg-selected font-medium text-ink max-sm:bg-transparent max-sm:text-accent'
          : 'text-ink-2 hover:bg-hover hover:text-ink',
      )}
    >
      <RailIcon id={item.id} />
      <span className="min-w-0 truncate max-lg:sr-only max-sm:not-sr-only max-sm:text-[10px] max-sm:leading-3">
        {item.label}
      </span>
      {more && (
        <>
          <span className={clsx('ml-auto text-sm max-lg:sr-only', warning ? 'text-warn' : 'font-normal text-ink-3')}>
            {more}
          </span>
          {warning && (
            <span
              aria-hidden
              className="absolute top-1 right-1.5 hidden size-1.5 bg-warn max-lg:block max-sm:right-[30%]"
            />
          )}
        </>
      )}
    </Link>
  );
}
