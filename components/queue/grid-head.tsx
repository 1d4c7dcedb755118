'use client';

import { clsx } from 'clsx';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ariaSort, type ColumnId, columnOf, nextSort, type Placed, placeClass } from './columns';
import { GRID } from './grid-layout';
import { hrefOfQuery, type QueueSort } from './queue-url';
import { ResizeHandle } from './resize-handle';
import { goTo } from './use-queue-url';

/** The header of the list; a column that can be sorted by is a link, since the order lives in the address. */
export function GridHead({
  q,
  sort,
  columns,
  select,
  onWidth,
}: {
  q: string;
  sort: QueueSort;
  columns: readonly Placed[];
  select: ReactNode;
  onWidth: (id: ColumnId, width: number) => void;
}) {
  return (
    <thead className="sticky top-0 z-10 block border-line border-b bg-bg text-ink-3 text-sm">
      <tr aria-rowindex={1} className={clsx(GRID, 'h-[27px]')}>
        <th scope="col" className="flex font-normal">
          {select}
        </th>
        {columns.map((placed) => {
          const { right, sort: by, hidden, label } = columnOf(placed.id);
          return (
            <th
              key={placed.id}
              scope="col"
              aria-sort={ariaSort(sort, by)}
              className={clsx(
                'relative font-normal',
                right ? 'text-right' : 'text-left',
                placed.id === 'severity' && '-mx-1',
                placeClass(placed.id),
              )}
            >
              {by ? (
                <SortBy id={placed.id} by={by} q={q} sort={sort} />
              ) : (
                <span className={hidden ? 'sr-only' : 'block truncate'}>{label}</span>
              )}
              {placed.id !== 'finding' && <ResizeHandle placed={placed} onWidth={onWidth} />}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type By = NonNullable<ReturnType<typeof columnOf>['sort']>;

function SortBy({ id, by, q, sort }: { id: ColumnId; by: By; q: string; sort: QueueSort }) {
  const { label } = columnOf(id);
  const active = ariaSort(sort, by);
  const next = nextSort(sort, by);
  const Arrow = active === 'ascending' ? ArrowUp : ArrowDown;
  const isIcon = id === 'severity';
  return (
    <Link
      href={hrefOfQuery(q, next)}
      prefetch={false}
      replace
      aria-label={`Sort by ${label.toLowerCase()}`}
      data-tip={isIcon ? 'Sort by severity' : undefined}
      onNavigate={(event) => {
        event.preventDefault();
        goTo({ sort: next }, 'replace');
      }}
      className={clsx('inline-flex min-h-6 min-w-6 items-center gap-0.5 hover:text-ink', active && 'text-ink-2')}
    >
      {isIcon ? <Arrow aria-hidden size={13} className={active ? 'text-ink' : undefined} /> : label}
      {!isIcon && active && <Arrow aria-hidden size={11} />}
    </Link>
  );
}
