'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { memo, useState, useSyncExternalStore } from 'react';
import { FindingStatus } from '@/components/findings/finding-status';
import { MiddleText } from '@/components/findings/middle-text';
import { aboutOf, nameOfRow } from '@/components/findings/row-text';
import { shortTitle } from '@/components/findings/shorten-middle';
import { TenantName } from '@/components/findings/tenant-name';
import { useFindingRow } from '@/components/findings/use-finding-row';
import { truthOf, underWay } from '@/components/findings/write-truth';
import { WriteTruthBadge } from '@/components/findings/write-truth-badge';
import { ViewersMark } from '@/components/live/viewers-mark';
import { Avatar } from '@/components/ui/avatar';
import { Checkbox } from '@/components/ui/checkbox';
import { RelativeTime } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { SourceIcon, sourceLabel } from '@/components/ui/source-icon';
import type { FindingRow } from '@/lib/findings/shapes';
import { GRID, NOT_ON_PHONE, WIDE_ONLY } from './grid-layout';
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
  selection,
  onToggle,
}: Props) {
  const row = useFindingRow(listed);
  const { id } = listed;
  const isActive = useSyncExternalStore(selection.subscribe, () => selection.active() === id, no);
  const isSelected = useSyncExternalStore(selection.subscribe, () => selection.selected().has(id), no);
  // A menu for each row would cost each row; one comes with the mouse or the keyboard and then stays.
  const [met, setMet] = useState(false);
  return (
    <tr
      onPointerEnter={met ? undefined : () => setMet(true)}
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
      <td>
        <Checkbox
          aria-label={`Select: ${nameOfRow(row)}`}
          tabIndex={isTabStop ? 0 : -1}
          checked={isSelected}
          onClick={(event) => onToggle(id, event.shiftKey)}
          onChange={nothing}
        />
      </td>
      <td className="flex">
        <SeverityIcon severity={row.severity} />
      </td>
      <td className={clsx('flex min-w-0 items-center gap-2', NOT_ON_PHONE)}>
        <SourceIcon source={row.source} />
        <Source row={row} compact={compact} />
      </td>
      <td className={clsx('min-w-0', compact && 'flex items-baseline gap-2 overflow-hidden')}>
        <What row={row} compact={compact} />
      </td>
      <td className={clsx('min-w-0', compact ? 'flex items-center gap-1.5' : 'grid')}>
        <Standing row={row} compact={compact} />
      </td>
      <td className={clsx('flex', NOT_ON_PHONE)}>
        <Avatar name={row.owner?.name ?? null} />
      </td>
      <td className={clsx('truncate text-right text-ink-3 text-sm', WIDE_ONLY)}>
        <RelativeTime at={row.updatedAt} />
      </td>
      <td className={clsx('flex items-center justify-end text-ink-2 text-sm', NOT_ON_PHONE)}>
        <RelativeTime at={row.createdAt} />
        {(met || isActive) && (
          <RowMenu
            label={`Actions: ${nameOfRow(row)}`}
            tabIndex={isTabStop ? 0 : -1}
            onOpen={() => {
              if (!isSelected) selection.clear();
              selection.stand(id);
            }}
          />
        )}
      </td>
    </tr>
  );
});

function Source({ row, compact }: { row: FindingRow; compact: boolean }) {
  if (compact)
    return (
      <span className="truncate text-ink-2 text-sm">
        <TenantName tenant={row.tenant} />
      </span>
    );
  return (
    <span className="min-w-0 leading-4">
      <span aria-hidden className="block truncate font-medium text-sm">
        {sourceLabel(row.source)}
      </span>
      <span className="block truncate text-ink-3 text-xs">
        <TenantName tenant={row.tenant} />
      </span>
    </span>
  );
}

function What({ row, compact }: { row: FindingRow; compact: boolean }) {
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

function Standing({ row, compact }: { row: FindingRow; compact: boolean }) {
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
      {told && (
        <span className={clsx('flex min-w-0 *:text-xs', compact && isWell && 'shrink-0 *:[&>span]:sr-only')}>
          <WriteTruthBadge told={told} inRow />
        </span>
      )}
    </>
  );
}

const no = () => false;
const nothing = () => {};
