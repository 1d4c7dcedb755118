'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { FailedState } from '@/components/ui/failed-state';
import { count } from '@/components/ui/format-number';
import { RelativeTime } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { SkeletonRows } from '@/components/ui/skeleton';
import { sourceLabel } from '@/components/ui/source-icon';
import { statusLabel } from '@/components/ui/status-text';
import type { FindingRow, RelatedGroup } from '@/lib/findings/shapes';
import { findings } from './queries';
import { shortTitle } from './shorten-middle';

/** Other findings of the same person, resource or account; which key joins them is said. */
export function RelatedList({ id, most }: { id: string; most?: number }) {
  const related = useQuery(findings.related(id));
  if (related.isPending) return <SkeletonRows rows={most ?? 4} label="Looking for related findings" />;
  if (related.isError) {
    return (
      <FailedState
        title="Related findings could not be loaded"
        error={related.error}
        onRetry={() => void related.refetch()}
      />
    );
  }
  const groups = most === undefined ? related.data.groups : related.data.groups.slice(0, 1);
  if (groups.length === 0)
    return <p className="text-ink-3">No other finding shares its person, resource or account.</p>;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {groups.map((group) => (
        <Group key={group.by} group={group} most={most} />
      ))}
    </div>
  );
}

function Group({ group, most }: { group: RelatedGroup; most: number | undefined }) {
  return (
    <section>
      <h3 className="mb-1 flex min-w-0 items-baseline gap-2 font-normal text-ink-3 text-sm">
        <span className="shrink-0">Same {group.by}</span>
        <bdi className="min-w-0 truncate text-ink-2">{group.value}</bdi>
        <Link href={hrefOfQuery(group.query)} prefetch={false} className="ml-auto shrink-0 text-accent hover:underline">
          {count(group.open)} open of {count(group.total)}
        </Link>
      </h3>
      <ul>
        {group.items.slice(0, most).map((row) => (
          <FindingLine key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

/** One finding in a short list beside something else. */
export function FindingLine({ row }: { row: FindingRow }) {
  return (
    <li className="border-line border-t">
      <Link
        href={`/findings/${row.id}`}
        prefetch={false}
        className="flex min-h-7 items-center gap-2 outline-offset-[-2px] hover:bg-hover"
      >
        <SeverityIcon severity={row.severity} />
        <span className="min-w-0 grow truncate">
          <span className="text-ink-2">{sourceLabel(row.source)}</span> · <bdi>{shortTitle(row.title)}</bdi>
        </span>
        <span className="shrink-0 text-ink-3 text-sm">{statusLabel(row.status)}</span>
        <span className="w-9 shrink-0 text-right text-ink-3 text-sm">
          <RelativeTime at={row.createdAt} />
        </span>
      </Link>
    </li>
  );
}
