import Link from 'next/link';
import { columnsFor } from '@/components/ui/columns-for';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Connection } from '@/lib/connections/schema';
import { connectionHref } from './connection-href';
import { StateMark } from './state-mark';

const column = columnsFor<Connection>();

export const connectionColumns = column.columns([
  column.accessor('name', {
    header: 'Tenant',
    cell: ({ row: { original } }) => (
      <span className="grid min-w-0 py-1">
        <Link href={connectionHref(original.id)} prefetch={false} className="truncate font-medium">
          {original.name}
        </Link>
        <span className="truncate font-mono text-ink-3 text-xs">{original.origin}</span>
        <span className="truncate text-ink-2 text-sm sm:hidden">{original.vendorLabel}</span>
      </span>
    ),
  }),
  column.accessor('vendorLabel', { header: 'Vendor', meta: { className: 'w-56 text-ink-2 max-sm:hidden' } }),
  column.accessor('state', {
    header: 'State',
    cell: ({ row: { original } }) => (
      <span className="grid min-w-0 py-1">
        <StateMark state={original.state} />
        {original.state !== 'ok' && original.stateNote && (
          <span className="line-clamp-2 pl-4 text-ink-2 text-sm">{original.stateNote}</span>
        )}
      </span>
    ),
    meta: { className: 'w-80 max-sm:w-44' },
  }),
  column.accessor('verifiedAt', {
    header: 'Last check',
    cell: ({ getValue }) => <Since at={getValue()} />,
    meta: { className: 'w-28 text-ink-2 max-md:hidden', align: 'end' },
  }),
  column.accessor('credentialsAt', {
    header: 'Credentials',
    cell: ({ getValue }) => <Since at={getValue()} />,
    meta: { className: 'w-28 text-ink-2 max-lg:hidden', align: 'end' },
  }),
]);

function Since({ at }: { at: Date | null }) {
  return at === null ? 'never' : <RelativeTime at={at} suffix=" ago" />;
}
