import { TextCell } from '@/components/items/cells';
import type { ListColumn } from '@/components/items/item-column';
import type { NumberNames } from '@/components/items/raw-value';
import { RowTitle } from '@/components/items/row-title';
import { spoken } from '@/components/items/words';
import { RelativeTime } from '@/components/ui/relative-time';
import { columnFields, fieldText } from './field-words';
import { type DirectoryRow, timeOf } from './records';
import type { Resource } from './resources';

const MOST_COLUMNS = 4;
const WIDTHS = ['w-28', 'w-32 @max-[640px]:hidden', 'w-36 @max-[820px]:hidden', 'w-36 @max-[980px]:hidden'];

/** The columns of a list: what a record is called, what tells it apart, when it was changed. */
export function resourceColumns(
  resource: Resource,
  rows: readonly DirectoryRow[],
  names: NumberNames,
  hrefOf: (id: string) => string,
): ListColumn<DirectoryRow, string>[] {
  const fields = columnFields(resource.id, rows, MOST_COLUMNS);
  return [
    {
      id: 'title',
      header: resource.one.charAt(0).toUpperCase() + resource.one.slice(1),
      className: '',
      sortAs: 'title',
      cell: (row, active) => (
        <RowTitle id={row.id} href={hrefOf(row.id)} title={row.title} active={active}>
          {row.id !== row.title && <bdi className="font-mono">{row.id}</bdi>}
        </RowTitle>
      ),
    },
    ...fields.map((field, index) => ({
      id: field,
      header: spoken(field),
      className: WIDTHS[index] ?? 'w-36 @max-[980px]:hidden',
      sortAs: field,
      cell: (row: DirectoryRow) => <TextCell text={fieldText(resource.id, field, row.raw[field], names) || null} />,
    })),
    ...(rows.some(({ raw }) => timeOf(raw))
      ? [
          {
            id: 'at',
            header: rows.some(({ raw }) => raw.update_time || raw.updated_time) ? 'Changed' : 'Time',
            className: 'w-24 @max-[480px]:hidden',
            align: 'end' as const,
            sortAs: 'at',
            cell: (row: DirectoryRow) => {
              const at = timeOf(row.raw);
              return at ? <RelativeTime at={at} className="text-ink-2" /> : <TextCell text={null} />;
            },
          },
        ]
      : []),
  ];
}

/** Rows that hold every word of a text, in an order: `title`, `-at`. */
export function shownRows(
  rows: readonly DirectoryRow[],
  { text, sort, textOf }: { text: string; sort: string; textOf: (row: DirectoryRow, by: string) => string },
): DirectoryRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter(({ title, id, raw }) => {
    const told = `${title}\n${id}\n${JSON.stringify(raw)}`.toLowerCase();
    return words.every((word) => told.includes(word));
  });
  const by = sort.replace(/^-/, '');
  const key = (row: DirectoryRow) => (by === 'at' ? (timeOf(row.raw)?.getTime() ?? 0) : textOf(row, by));
  const sign = sort.startsWith('-') ? -1 : 1;
  return found
    .map((row) => ({ row, key: key(row) }))
    .sort((one, other) => {
      const order =
        typeof one.key === 'number' && typeof other.key === 'number'
          ? one.key - other.key
          : String(one.key).localeCompare(String(other.key), 'en', { numeric: true });
      return sign * order || (one.row.id < other.row.id ? -1 : 1);
    })
    .map(({ row }) => row);
}
