import { TextCell } from '@/components/items/cells';
import type { ListColumn } from '@/components/items/item-column';
import { RowTitle } from '@/components/items/row-title';
import { exactUtc } from '@/components/ui/format-time';
import type { ActivityRow } from '@/lib/activity/shapes';
import { sourceWord } from './activity-words';

export const activityColumns: readonly ListColumn<ActivityRow, 'at'>[] = [
  {
    id: 'at',
    header: 'Time',
    className: 'w-44 @max-[520px]:hidden',
    sortAs: 'at',
    cell: (row) => (
      // One zone for everybody; the reader's own stands in the tooltip.
      <time dateTime={row.at} data-tip-at={row.at} className="whitespace-nowrap text-ink-2 text-sm">
        {exactUtc(new Date(row.at))}
      </time>
    ),
  },
  {
    id: 'title',
    header: 'What happened',
    // The first column where the time has no room.
    className: '@max-[520px]:pl-4 @max-[520px]:group-data-active:shadow-[inset_2px_0_0_var(--accent)]',
    cell: (row, active) => (
      <RowTitle id={row.id} title={row.title} active={active} gone={row.goneAt !== null}>
        <span className="@min-[520px]:hidden">{exactUtc(new Date(row.at))} · </span>
        <bdi>{row.actor ?? 'Nobody named'}</bdi>
      </RowTitle>
    ),
  },
  {
    id: 'resource',
    header: 'Resource kind',
    className: 'w-36 @max-[760px]:hidden',
    cell: (row) => <TextCell text={row.resourceKind} />,
  },
  {
    id: 'environment',
    header: 'Environment',
    className: 'w-24 @max-[640px]:hidden',
    cell: (row) => <TextCell text={row.environment} />,
  },
  {
    id: 'address',
    header: 'Address',
    className: 'w-32 @max-[900px]:hidden',
    cell: (row) => <TextCell mono text={row.address} />,
  },
  {
    id: 'tenant',
    header: 'Tenant',
    className: 'w-36 @max-[860px]:hidden',
    cell: (row) => <TextCell text={row.tenant?.name ?? sourceWord(row.source)} />,
  },
];
