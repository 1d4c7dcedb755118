import Link from 'next/link';
import { verdictLabel } from '@/components/findings/row-text';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { columnsFor } from '@/components/ui/columns-for';
import { count } from '@/components/ui/format-number';
import { RelativeTime } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import type { CaseRow } from '@/lib/cases/shapes';

const column = columnsFor<CaseRow>();

export const caseColumns = column.columns([
  column.accessor('title', {
    header: 'Case',
    cell: ({ row }) => <Title row={row.original} />,
    meta: { className: 'min-w-0' },
  }),
  column.accessor('findings', {
    header: 'Open findings',
    cell: ({ getValue }) => findingsWords(getValue()),
    meta: { className: 'w-44', align: 'end' },
  }),
  column.accessor('tasks', {
    header: 'Tasks done',
    cell: ({ getValue }) => (getValue().total === 0 ? '–' : `${count(getValue().done)} of ${count(getValue().total)}`),
    meta: { className: 'w-28 max-md:hidden', align: 'end' },
  }),
  column.accessor('owner', {
    header: 'Owner',
    cell: ({ getValue }) => (
      <span className="flex items-center gap-2">
        <Avatar plain name={getValue()?.name ?? null} />
        <span className="truncate max-lg:sr-only">{getValue()?.name ?? 'Nobody'}</span>
      </span>
    ),
    meta: { className: 'w-44 max-lg:w-14' },
  }),
  column.accessor('updatedAt', {
    header: 'Changed',
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
    meta: { className: 'w-20', align: 'end' },
  }),
]);

function Title({ row }: { row: CaseRow }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      {row.severity ? <SeverityIcon severity={row.severity} /> : <span aria-hidden className="size-3.5 shrink-0" />}
      <span className="shrink-0 text-ink-3 tabular-nums">#{row.number}</span>
      <Link href={`/cases/${row.id}`} prefetch={false} className="min-w-0 truncate font-medium hover:underline">
        <bdi>{row.title}</bdi>
      </Link>
      {row.verdict && <Badge>{verdictLabel(row.verdict)}</Badge>}
    </span>
  );
}

function findingsWords({ open, snoozed, suppressed, merged, total }: CaseRow['findings']): string {
  const hidden = suppressed > 0 ? ` + ${count(suppressed)} suppressed` : '';
  const behind = merged > 0 ? ` and ${count(merged)} merged` : '';
  return `${count(open)}${hidden}${behind}${snoozed > 0 ? ` and ${count(snoozed)} snoozed` : ''} of ${count(total)}`;
}
