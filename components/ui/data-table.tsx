'use client';

import { type RowData, useTable } from '@tanstack/react-table';
import { clsx } from 'clsx';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type MouseEvent, type ReactNode, useMemo, useRef } from 'react';
import { type Columns, listFeatures } from './columns-for';
import { useShortcuts } from './hotkeys';
import { type Sort, SortLink } from './sort-link';

/**
 * An ordinary list: the rows of one page, already sorted by the server. Headers with `sortAs` are links that sort; a row
 * with `rowHref` opens on click, and its first link by keyboard (J and K move between rows).
 */
export function DataTable<Row extends RowData>({
  label,
  columns,
  rows,
  rowId,
  rowHref,
  sort,
  sortHref,
  current,
  compact = false,
  empty,
}: {
  /** What the table is, for screen readers: "Tags". */
  label: string;
  columns: Columns<Row>;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  rowHref?: (row: Row) => Route;
  sort?: Sort;
  sortHref?: (sort: Sort) => Route;
  /** The id of the row whose detail is open. */
  current?: string | null;
  compact?: boolean;
  /** Drawn in place of rows when there are none. */
  empty: ReactNode;
}) {
  const router = useRouter();
  const body = useRef<HTMLTableSectionElement>(null);
  // The library compares by identity; a copy made in each render would draw everything anew.
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features: listFeatures, columns, data, getRowId: rowId });
  useShortcuts([
    {
      id: 'row.next',
      label: 'Next row',
      group: 'List',
      keys: 'J',
      inPalette: false,
      run: () => moveRow(body.current, 1),
    },
    {
      id: 'row.previous',
      label: 'Previous row',
      group: 'List',
      keys: 'K',
      inPalette: false,
      run: () => moveRow(body.current, -1),
    },
  ]);

  function open(event: MouseEvent, row: Row) {
    if (!rowHref || event.defaultPrevented || event.button !== 0 || getSelection()?.toString()) return;
    if (event.target instanceof Element && event.target.closest('a, button, input, select, label')) return;
    if (event.metaKey || event.ctrlKey) window.open(rowHref(row), '_blank', 'noopener');
    else router.push(rowHref(row));
  }

  if (rows.length === 0) return empty;
  return (
    <table aria-label={label} className="w-full border-collapse text-left">
      <thead className="sticky top-0 z-10 bg-bg text-ink-3 text-sm">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} className="border-line border-b">
            {group.headers.map((header) => {
              const look = header.column.columnDef.meta;
              const title = header.isPlaceholder ? null : <table.FlexRender header={header} />;
              return (
                <th
                  key={header.id}
                  scope="col"
                  aria-sort={
                    sort && sort.by === look?.sortAs ? (sort.descending ? 'descending' : 'ascending') : undefined
                  }
                  className={clsx(cell, 'h-7 font-normal', look?.align && 'text-right', look?.className)}
                >
                  {look?.sortAs && sortHref ? (
                    <SortLink by={look.sortAs} sort={sort} href={sortHref}>
                      {title}
                    </SortLink>
                  ) : (
                    title
                  )}
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody ref={body}>
        {table.getRowModel().rows.map((row) => (
          // By keyboard a row is opened by the link in it.
          <tr
            key={row.id}
            data-active={row.id === current || undefined}
            onClick={(event) => open(event, row.original)}
            className={clsx(
              'border-line border-b hover:bg-hover has-focus-visible:bg-hover data-active:bg-selected',
              compact ? 'h-(--row-compact)' : 'h-(--row)',
              rowHref && 'cursor-pointer',
            )}
          >
            {row.getAllCells().map((one) => {
              const look = one.column.columnDef.meta;
              return (
                <td key={one.id} className={clsx(cell, look?.align && 'text-right', look?.className)}>
                  <table.FlexRender cell={one} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const cell = 'px-2 first:pl-4 last:pr-4';

/** Focus goes to the first control of the next or previous row. */
function moveRow(body: HTMLElement | null, step: 1 | -1) {
  const rows = [...(body?.querySelectorAll<HTMLElement>('tr') ?? [])];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const to = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step;
  rows[to]?.querySelector<HTMLElement>('a[href], button, input')?.focus();
}
