'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { FindingStatus } from '@/components/findings/finding-status';
import { REOPENED } from '@/components/findings/fold-words';
import { MiddleText } from '@/components/findings/middle-text';
import { aboutOf, kindLabel, verdictLabel } from '@/components/findings/row-text';
import { shortTitle } from '@/components/findings/shorten-middle';
import { TenantName } from '@/components/findings/tenant-name';
import { truthOf, underWay } from '@/components/findings/write-truth';
import { WriteTruthBadge } from '@/components/findings/write-truth-badge';
import { ViewersMark } from '@/components/live/viewers-mark';
import { Avatar } from '@/components/ui/avatar';
import { RelativeTime, TimeLeft } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { SourceIcon, sourceLabel } from '@/components/ui/source-icon';
import type { FindingRow } from '@/lib/findings/shapes';
import type { ColumnId } from './columns';
import { NOT_ON_PHONE, WIDE_ONLY } from './grid-layout';
import { MergedMark } from './merged-mark';
import { rankWords } from './rank-words';

type Props = { row: FindingRow; compact: boolean };

/** What a row says in one of its columns. */
export function FindingCell({ id, row, compact }: Props & { id: ColumnId }) {
  switch (id) {
    case 'rank':
      return (
        <span data-tip={rankWords(row.rankFactors)} className="text-ink-3 text-sm">
          {row.rank}
        </span>
      );
    case 'severity':
      return <SeverityIcon severity={row.severity} />;
    case 'source':
      return <Source row={row} compact={compact} />;
    case 'finding':
      return <What row={row} compact={compact} />;
    case 'status':
      return <Standing row={row} compact={compact} />;
    case 'owner':
      return <Avatar name={row.owner?.name ?? null} />;
    case 'due':
      return <Left row={row} />;
    case 'updated':
      return <RelativeTime at={row.updatedAt} className="text-ink-3" />;
    case 'age':
      return <RelativeTime at={row.createdAt} className="text-ink-2" />;
    case 'kind':
      return <Plain text={kindLabel(row.kind)} />;
    case 'verdict':
      return <Plain text={row.verdict && verdictLabel(row.verdict)} />;
    case 'policy':
    case 'person':
    case 'resource':
    case 'account':
    case 'vendorSeverity':
    case 'externalId':
      return <Plain text={row[id]} />;
  }
}

function Plain({ text }: { text: string | null }) {
  return (
    <span className="block truncate text-ink-2 text-sm" data-tip={text && text.length > 20 ? text : undefined}>
      <bdi>{text}</bdi>
    </span>
  );
}

function Left({ row }: { row: FindingRow }) {
  if (row.dueAt !== null) return <TimeLeft until={row.dueAt} />;
  if (row.pausedAt === null) return null;
  return (
    <span className="text-ink-3" data-tip="Its clock waits for a user or an approver">
      paused
    </span>
  );
}

function Source({ row, compact }: Props) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <SourceIcon source={row.source} />
      {compact ? (
        <span className="truncate text-ink-2 text-sm">
          <TenantName tenant={row.tenant} />
        </span>
      ) : (
        <span className="min-w-0 leading-4">
          <span aria-hidden className="block truncate font-medium text-sm">
            {sourceLabel(row.source)}
          </span>
          <span className="block truncate text-ink-3 text-xs">
            <TenantName tenant={row.tenant} />
          </span>
        </span>
      )}
    </span>
  );
}

function What({ row, compact }: Props) {
  const title = shortTitle(row.title);
  const about = aboutOf(row);
  return (
    <>
      <Link
        href={`/findings/${row.id}`}
        prefetch={false}
        tabIndex={-1}
        data-tip={title === row.title ? undefined : row.title}
        className={clsx('block truncate font-medium leading-[18px] hover:underline', compact && 'min-w-1/2')}
      >
        <bdi>{title}</bdi>
      </Link>
      <span
        className={clsx(
          'flex min-w-0 items-baseline gap-2 text-ink-3 text-xs leading-4',
          compact && 'shrink-[3] overflow-hidden',
        )}
      >
        <ViewersMark findingId={row.id} short />
        {row.merged && <MergedMark of={row} merged={row.merged} />}
        {about && (compact ? <bdi className="truncate">{about}</bdi> : <MiddleText text={about} />)}
        {row.policy && (
          <code className={clsx('max-w-1/2 shrink-0 truncate', NOT_ON_PHONE, compact && WIDE_ONLY)}>
            <bdi>{row.policy}</bdi>
          </code>
        )}
      </span>
    </>
  );
}

function Standing({ row, compact }: Props) {
  const told = truthOf(row);
  const going = underWay(row.write);
  // On one line, what is under way or went wrong stands for the status; what is well is an icon beside it.
  const isWell = told?.truth === 'confirmed' || told?.truth === 'local';
  return (
    <>
      {(!compact || !told || isWell) && (
        <span className="flex min-w-0 text-sm leading-[18px]">
          {going ? <span className="truncate text-ink-2">{going}</span> : <FindingStatus row={row} />}
        </span>
      )}
      {row.fold?.state === 'reopened' && !told && (
        <span
          className="block truncate text-ink-3 text-xs"
          data-tip={`Its fold was accepted and is open again: ${REOPENED[row.fold.why]}`}
        >
          again: {REOPENED[row.fold.why]}
        </span>
      )}
      {told && (
        <span className={clsx('flex min-w-0 *:text-xs', compact && isWell && 'shrink-0 *:[&>span]:sr-only')}>
          <WriteTruthBadge told={told} inRow />
        </span>
      )}
    </>
  );
}
