'use client';

import { clsx } from 'clsx';
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import { useRowWindow } from '@/components/ui/use-row-window';
import type { ListColumn, ListRow } from './item-column';
import { ItemListHead } from './item-list-head';

const ROW_PX = 40;
const HEAD_PX = 28;
/** The server draws this much; the browser measures. */
const FIRST_PAINT_PX = 900;
const READ_AHEAD_ROWS = 30;

/**
 * The rows of a list, of which only those in sight are drawn. Each has one link, which opens its detail; the active row's
 * link is the one stop of the tab order.
 */
export function ItemList<Row extends ListRow, By extends string>({
  label,
  columns,
  rows,
  total,
  body,
  activeId,
  activeIndex,
  moves,
  openId,
  sort,
  onSort,
  onOpen,
  hasMore,
  onMore,
}: {
  label: string;
  columns: readonly ListColumn<Row, By>[];
  rows: readonly Row[];
  /** All that match, of which `rows` are those read so far. */
  total: number;
  body: RefObject<HTMLTableSectionElement | null>;
  activeId: string | null;
  activeIndex: number;
  /** Counts the moves by key. */
  moves: number;
  openId: string | null;
  sort?: By | `-${By}`;
  onSort?: (by: By) => void;
  onOpen: (id: string, byKey: boolean) => void;
  hasMore: boolean;
  onMore?: () => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const { reveal, drawn } = useRowWindow(scroller, {
    count: rows.length,
    rowHeight: ROW_PX,
    headHeight: HEAD_PX,
    overscan: 12,
    initialTop: 0,
    initialHeight: FIRST_PAINT_PX,
  });
  const last = drawn.to;

  useEffect(() => {
    if (hasMore && last >= rows.length - READ_AHEAD_ROWS) onMore?.();
  }, [hasMore, last, rows.length, onMore]);
  const place = useRef(activeIndex);
  useEffect(() => {
    place.current = activeIndex;
  });
  // Only a move scrolls: rows that arrive above must not take the list from under the reader.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each move is a reason, also to the same row
  useEffect(() => {
    if (place.current >= 0) reveal(place.current, 0);
  }, [moves, reveal]);

  function onClick(event: MouseEvent, row: Row) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const control = event.target instanceof Element ? event.target.closest('a, button, input, select, label') : null;
    const own = control?.matches('[data-row-link]') ?? false;
    if ((control && !own) || (!own && getSelection()?.toString())) return;
    event.preventDefault();
    // A click that no pointer made came from Enter.
    onOpen(row.id, event.detail === 0);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== ' ' || !(event.target instanceof Element) || !event.target.matches('[data-row-link]')) return;
    event.preventDefault();
    if (activeId !== null) onOpen(activeId, false);
  }

  const before = drawn.from * ROW_PX;
  const after = (rows.length - 1 - last) * ROW_PX;
  return (
    <div ref={scroller} className="min-h-0 grow overflow-y-auto overflow-x-hidden">
      <table
        aria-label={label}
        aria-rowcount={total + 1}
        className="w-full table-fixed border-separate border-spacing-0 text-left"
      >
        <ItemListHead columns={columns} sort={sort} onSort={onSort} />
        <tbody ref={body} onKeyDown={onKeyDown}>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {rows.slice(drawn.from, last + 1).map((row, at) => (
            // By keyboard a row is opened by the link in it.
            <tr
              key={row.id}
              data-row={row.id}
              data-active={row.id === activeId || undefined}
              aria-rowindex={drawn.from + at + 2}
              aria-current={row.id === openId || undefined}
              onClick={(event) => onClick(event, row)}
              className={clsx(
                'group h-(--row) cursor-pointer',
                row.id === openId ? 'bg-selected' : 'hover:bg-hover data-active:bg-hover',
                'data-active:[&>td:first-child]:shadow-[inset_2px_0_0_var(--accent)]',
                row.goneAt !== null && 'text-ink-3',
              )}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={clsx(
                    'h-(--row) overflow-hidden border-line border-b px-1.5 first:pl-4 last:pr-4',
                    column.className,
                    column.align && 'text-right',
                  )}
                >
                  {column.cell(row, row.id === activeId)}
                </td>
              ))}
            </tr>
          ))}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}
