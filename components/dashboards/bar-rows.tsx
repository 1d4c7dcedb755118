import { clsx } from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { count } from '@/components/ui/format-number';
import { Meter } from '@/components/ui/meter';

export type BarRow = {
  id: string;
  label: ReactNode;
  value: number;
  /** Opens the queue with exactly this many. */
  query: string;
  /** What stands for the number where it is no count. */
  shown?: string;
  tone?: Parameters<typeof Meter>[0]['tone'];
  /** What stands after the number: a share, an age. */
  more?: ReactNode;
};

/** Bars from zero, each with its number; the longest fills its place. A row opens the queue with the query behind it. */
export function BarRows({ rows, none }: { rows: readonly BarRow[] /** Said where there is no row. */; none: string }) {
  const longest = Math.max(1, ...rows.map(({ value }) => value));
  const hasMore = rows.some(({ more }) => more !== undefined);
  if (rows.length === 0) return <p className="text-ink-3">{none}</p>;
  return (
    <ul className="-mx-2 grid gap-0.5">
      {rows.map(({ id, label, value, query, shown, tone = 'ink', more }) => (
        <li key={id}>
          <Link
            href={hrefOfQuery(query)}
            prefetch={false}
            className={clsx(
              'grid min-h-6.5 items-center gap-3 rounded-md px-2 py-0.5 hover:bg-hover',
              hasMore
                ? 'grid-cols-[minmax(0,6fr)_minmax(2.5rem,4fr)_3.25rem_3.25rem]'
                : 'grid-cols-[minmax(0,6fr)_minmax(2.5rem,4fr)_3.25rem]',
            )}
          >
            <span className="truncate text-ink-2">{label}</span>
            <Meter share={value / longest} tone={tone} size="thick" />
            <span className="text-right">{shown ?? count(value)}</span>
            {hasMore && <span className="truncate text-right text-ink-3 text-sm">{more}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
