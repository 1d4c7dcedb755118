'use client';

import { clsx } from 'clsx';
import { memo, useState, useSyncExternalStore } from 'react';
import { nameOfRow } from '@/components/findings/row-text';
import { useFindingRow } from '@/components/findings/use-finding-row';
import { Checkbox } from '@/components/ui/checkbox';
import type { FindingRow } from '@/lib/findings/shapes';
import { type ColumnId, columnOf, placeClass } from './columns';
import { FindingCell } from './finding-cell';
import { GRID } from './grid-layout';
import { RowMenu } from './row-menu';
import type { Selection } from './selection';

type Props = {
  row: FindingRow;
  /** Its place in the list, from 0. */
  index: number;
  /** The one row that Tab reaches. */
  isTabStop: boolean;
  top: number;
  compact: boolean;
  columns: readonly ColumnId[];
  selection: Selection;
  onToggle: (id: string, extend: boolean) => void;
};

/** One finding: how bad, where from, what happened to whom, where it stands and how true that is, whose, how old. */
export const FindingRowView = memo(function FindingRowView({
  row: listed,
  index,
  isTabStop,
  top,
  compact,
  columns,
  selection,
  onToggle,
}: Props) {
  const row = useFindingRow(listed);
  const { id } = listed;
  const isActive = useSyncExternalStore(selection.subscribe, () => selection.active() === id, no);
  const isSelected = useSyncExternalStore(selection.subscribe, () => selection.selected().has(id), no);
  // A menu for each row would cost each row; one comes with the mouse or the keyboard and then stays.
  const [metId, setMetId] = useState<string | null>(null);
  const met = metId === id;
  return (
    <tr
      onPointerEnter={met ? undefined : () => setMetId(id)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-row={id}
      data-active={isActive || undefined}
      tabIndex={isTabStop ? 0 : -1}
      // Virtual rows are placed one by one.
      style={{ transform: `translateY(${top}px)` }}
      className={clsx(
        GRID,
        'group absolute inset-x-0 top-0 cursor-default border-line border-b outline-offset-[-2px] contain-layout',
        'before:absolute before:inset-y-0 before:left-0 before:w-0.5',
        compact ? 'h-(--row-compact)' : 'h-(--row)',
        isActive && 'before:bg-accent',
        isSelected ? 'bg-selected' : isActive ? 'bg-hover' : 'hover:bg-hover',
      )}
    >
      <td className="align-middle">
        <Checkbox
          aria-label={`Select: ${nameOfRow(row)}`}
          tabIndex={isTabStop ? 0 : -1}
          checked={isSelected}
          onClick={(event) => onToggle(id, event.shiftKey)}
          onChange={nothing}
        />
      </td>
      {columns.map((id, at) => (
        <td
          key={id}
          className={clsx(
            // Said here, else the browser has cells inherit it, and draws the style of them all anew when their row moves.
            'min-w-0 align-middle',
            columnOf(id).right && 'text-right text-sm',
            id === 'finding' && compact && 'flex items-baseline gap-2 overflow-hidden',
            id === 'status' && (compact ? 'flex items-center gap-1.5' : 'grid'),
            placeClass(id),
          )}
        >
          <FindingCell id={id} row={row} compact={compact} />
          {at === columns.length - 1 && (met || isActive) && (
            // In a row wider than the list it stands at the edge in sight; to follow that costs too much where it need not.
            <span className="contents in-data-wide:pointer-events-none in-data-wide:absolute in-data-wide:inset-0 in-data-wide:flex in-data-wide:items-center in-data-wide:justify-end">
              <RowMenu
                label={`Actions: ${nameOfRow(row)}`}
                tabIndex={isTabStop ? 0 : -1}
                onOpen={() => {
                  if (!isSelected) selection.clear();
                  selection.stand(row.id);
                }}
              />
            </span>
          )}
        </td>
      ))}
    </tr>
  );
});

const no = () => false;
const nothing = () => {};
