'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { findings } from '@/components/findings/queries';
import { useFallbackMs } from '@/components/live/live';
import { Badge } from '@/components/ui/badge';
import { columnsFor } from '@/components/ui/columns-for';
import { DataTable } from '@/components/ui/data-table';
import { FailedState } from '@/components/ui/failed-state';
import { count } from '@/components/ui/format-number';
import { ProgressBar } from '@/components/ui/progress-bar';
import { RelativeTime } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { FindingGroup } from '@/lib/findings/shapes';
import { SEVERITY_WORDS } from '@/lib/query/fields';
import { isNarrowed, toggleFacet } from './facet-edit';
import { GROUP_LABELS } from './group-labels';
import { GroupLink } from './group-link';
import { QueueEmpty } from './queue-empty';
import { type GroupBy, hrefOfQuery, type QueueSort } from './queue-url';

/** The query's findings gathered by what they share; a group opens as the list of its own findings. */
export function GroupList({ q, sort, by, compact }: { q: string; sort: QueueSort; by: GroupBy; compact: boolean }) {
  const router = useRouter();
  const groups = useQuery({ ...findings.groups(q, by), refetchInterval: useFallbackMs(30_000) });
  const label = GROUP_LABELS[by];
  const columns = useMemo(() => columnsOf(q, sort, by), [q, sort, by]);
  if (groups.isPending) return <SkeletonRows rows={12} label={`Gathering by ${label.one}`} />;
  if (groups.isError && !groups.data)
    return (
      <FailedState title="The groups could not be loaded" error={groups.error} onRetry={() => void groups.refetch()} />
    );
  const { items, total, without, groups: all } = groups.data;
  if (total === 0) return <QueueEmpty q={q} />;
  return (
    <div className="min-h-0 grow overflow-y-auto">
      <ProgressBar active={groups.isFetching && groups.isPlaceholderData} label={`Gathering by ${label.one}`} />
      <DataTable
        label={`Findings by ${label.one}`}
        columns={columns}
        rows={items}
        rowId={({ value }) => value}
        rowHref={({ term }) => hrefOfQuery(narrowed(q, by, term), sort)}
        compact={compact}
        empty={<p className="px-4 py-3 text-ink-2">None of them names a {label.one}.</p>}
      />
      <p className="px-4 py-3 text-ink-2 text-sm">
        {all > items.length && `The ${count(items.length)} largest of ${count(all)} groups. `}
        {without.count > 0 && (
          <button
            type="button"
            className="text-accent underline"
            onClick={() => router.push(hrefOfQuery(toggleFacet(q, without.term, 'in'), sort))}
          >
            {count(without.count)} without a {label.one}
          </button>
        )}
      </p>
    </div>
  );
}

function columnsOf(q: string, sort: QueueSort, by: GroupBy) {
  const column = columnsFor<FindingGroup>();
  return column.columns([
    column.display({
      id: 'worst',
      header: 'Worst',
      cell: ({ row }) => <SeverityIcon severity={worstOf(row.original)} />,
      meta: { className: 'w-16' },
    }),
    column.accessor('value', {
      header: GROUP_LABELS[by].title,
      cell: ({ row }) => <GroupLink q={narrowed(q, by, row.original.term)} sort={sort} text={row.original.value} />,
    }),
    column.display({
      id: 'of',
      header: 'Findings',
      cell: ({ row }) => (
        <>
          {count(row.original.count)} <span className="text-ink-3">of {count(row.original.of)}</span>
        </>
      ),
      meta: { align: 'end', className: 'whitespace-nowrap' },
    }),
    column.display({
      id: 'severities',
      header: 'By severity',
      cell: ({ row }) => <Severities of={row.original} />,
      meta: { className: 'max-sm:hidden' },
    }),
    column.accessor('newestAt', {
      header: 'Newest',
      cell: ({ getValue }) => <RelativeTime at={getValue()} />,
      meta: { align: 'end', className: 'max-sm:hidden w-20' },
    }),
  ]);
}

/** The query for one group alone; one that asks for a group already is that of its findings. */
function narrowed(q: string, by: GroupBy, term: string): string {
  return isNarrowed(q, by) ? q : toggleFacet(q, term, 'in');
}

function Severities({ of: { severities } }: { of: FindingGroup }) {
  return (
    <span className="flex gap-2">
      {SEVERITY_WORDS.filter((word) => severities[word] > 0).map((word) => (
        <Badge key={word} tone="outline">
          <SeverityIcon severity={word} /> {count(severities[word])}
        </Badge>
      ))}
    </span>
  );
}

function worstOf({ severities }: FindingGroup) {
  return SEVERITY_WORDS.find((word) => severities[word] > 0) ?? 'unknown';
}
