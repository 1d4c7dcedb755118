'use client';

import { clsx } from 'clsx';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ariaSort, COLUMNS, type Column, GRID, nextSort } from './grid-layout';
import { hrefOfQuery, type QueueSort } from './queue-url';
import { goTo } from './use-queue-url';

/** The header of the list; a column that can be sorted by is a link, since the order lives in the address. */
export function GridHead({ q, sort, select }: { q: string; sort: QueueSort; select: ReactNode }) {
  return (
    <thead className="sticky top-0 z-10 block border-line border-b bg-bg text-ink-3 text-sm">
      <tr aria-rowindex={1} className={clsx(GRID, 'h-[27px]')}>
        <th scope="col" className="flex font-normal">
          {select}
        </th>
        {COLUMNS.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={ariaSort(sort, column.sort)}
            className={clsx('truncate text-left font-normal', column.className)}
          >
            {column.sort ? (
              <SortBy column={{ ...column, sort: column.sort }} q={q} sort={sort} />
            ) : (
              <Title column={column} />
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Title({ column }: { column: Column }) {
  return <span className={column.hidden ? 'sr-only' : undefined}>{column.label}</span>;
}

function SortBy({
  column,
  q,
  sort,
}: {
  column: Column & { sort: NonNullable<Column['sort']> };
  q: string;
  sort: QueueSort;
}) {
  const active = ariaSort(sort, column.sort);
  const next = nextSort(sort, column.sort);
  const Arrow = active === 'ascending' ? ArrowUp : ArrowDown;
  const isIcon = column.id === 'severity';
  return (
    <Link
      href={hrefOfQuery(q, next)}
      prefetch={false}
      replace
      aria-label={`Sort by ${column.label.toLowerCase()}`}
      data-tip={isIcon ? 'Sort by severity' : undefined}
      onNavigate={(event) => {
        event.preventDefault();
        goTo({ sort: next }, 'replace');
      }}
      className={clsx('inline-flex min-h-6 items-center gap-0.5 hover:text-ink', active && 'text-ink-2')}
    >
      {isIcon ? <Arrow aria-hidden size={13} className={active ? 'text-ink' : undefined} /> : column.label}
      {!isIcon && active && <Arrow aria-hidden size={11} />}
    </Link>
  );
}
