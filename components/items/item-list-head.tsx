import { clsx } from 'clsx';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import type { ListColumn, ListRow } from './item-column';

/** The headers of a list; those that it can be sorted by are buttons. */
export function ItemListHead<Row extends ListRow, By extends string>({
  columns,
  sort,
  onSort,
}: {
  columns: readonly ListColumn<Row, By>[];
  sort?: By | `-${By}`;
  /** Absent where the order is the list's own. */
  onSort?: (by: By) => void;
}) {
  return (
    <thead className="sticky top-0 z-10 bg-bg text-ink-3 text-sm">
      <tr>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={directionOf(column.sortAs, sort)}
            className={clsx(
              'h-7 truncate border-line border-b px-1.5 font-normal first:pl-4 last:pr-4',
              column.className,
              column.align && 'text-right',
            )}
          >
            {column.sortAs === undefined || onSort === undefined ? (
              column.header
            ) : (
              <SortButton by={column.sortAs} sort={sort} onSort={onSort}>
                {column.header}
              </SortButton>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortButton<By extends string>(props: {
  by: By;
  sort: string | undefined;
  onSort: (by: By) => void;
  children: string;
}) {
  const direction = directionOf(props.by, props.sort);
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={() => props.onSort(props.by)}
      className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink"
    >
      {props.children}
      {direction && <Arrow aria-hidden size={12} />}
    </button>
  );
}

function directionOf(by: string | undefined, sort: string | undefined): 'ascending' | 'descending' | undefined {
  if (by === undefined || sort?.replace(/^-/, '') !== by) return undefined;
  return sort.startsWith('-') ? 'descending' : 'ascending';
}
