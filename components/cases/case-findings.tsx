'use client';

import X from 'lucide-react/icons/x';
import Link from 'next/link';
import { useCallback } from 'react';
import { nameOfRow } from '@/components/findings/row-text';
import { shortTitle } from '@/components/findings/shorten-middle';
import { tell } from '@/components/findings/use-deed';
import { useFindingCommands } from '@/components/findings/use-finding-commands';
import { useFindingRow } from '@/components/findings/use-finding-row';
import { useOutcomes } from '@/components/findings/use-outcomes';
import { truthOf, underWay } from '@/components/findings/write-truth';
import { WriteTruthBadge } from '@/components/findings/write-truth-badge';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/components/ui/hotkeys';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { sourceLabel } from '@/components/ui/source-icon';
import { StatusText } from '@/components/ui/status-text';
import { notify } from '@/components/ui/toast-store';
import type { CaseDetail } from '@/lib/cases/shapes';
import type { FindingRow } from '@/lib/findings/shapes';
import { useUnlink } from './queries';

/** The findings of a case; those that are open are closed from here, each at its vendor. */
export function CaseFindings({ detail, unavailable }: { detail: CaseDetail; unavailable: string | undefined }) {
  const list = detail.findingList;
  const open = useCallback(() => list.filter(({ status }) => status !== 'resolved' && status !== 'accepted'), [list]);
  const commands = useFindingCommands({ subjects: open, onDone: stay });
  useOutcomes(useCallback(() => list, [list]));
  const unlink = useUnlink(detail.id);
  const close = {
    ...commands.of('close'),
    id: 'case.close-findings',
    label: 'Close findings…',
    group: 'Case',
    keys: 'Shift E',
    unavailable:
      commands.of('close').unavailable ?? (open().length === 0 ? 'None of its findings is open.' : undefined),
  };
  useShortcuts([close]);
  const takeOut = (row: FindingRow) => {
    unlink.mutate([row.id], {
      onSuccess: () => notify({ text: `Taken out of case ${detail.number}: ${nameOfRow(row)}` }),
      onError: tell,
    });
  };
  return (
    <section aria-labelledby="case-findings" className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <h3 id="case-findings" className="mr-auto font-normal text-ink-3 text-sm">
          Findings · {list.length}
        </h3>
        <Link
          href={hrefOfQuery(`case:${detail.number}`)}
          prefetch={false}
          className="text-accent text-sm hover:underline"
        >
          Show in the queue
        </Link>
        <Button size="sm" hotkey="Shift E" unavailable={close.unavailable} onClick={close.run}>
          {close.label}
        </Button>
      </div>
      {list.length === 0 && (
        <p className="text-ink-3">None yet. In the queue or on a finding, C puts findings into a case.</p>
      )}
      <ul>
        {list.map((row) => (
          <Item key={row.id} row={row} unavailable={unavailable} onTakeOut={takeOut} />
        ))}
      </ul>
      {commands.dialogs}
    </section>
  );
}

function Item({
  row: listed,
  unavailable,
  onTakeOut,
}: {
  row: FindingRow;
  unavailable: string | undefined;
  onTakeOut: (row: FindingRow) => void;
}) {
  const row = useFindingRow(listed);
  const told = truthOf(row);
  const going = underWay(row.write);
  return (
    <li className="flex min-h-9 items-center gap-2 border-line border-t">
      <SeverityIcon severity={row.severity} />
      <span className="min-w-0 grow">
        <Link href={`/findings/${row.id}`} prefetch={false} className="block truncate hover:underline">
          <bdi>{shortTitle(row.title)}</bdi>
        </Link>
        <span className="block truncate text-ink-3 text-xs">
          {sourceLabel(row.source)} · {row.tenant.name}
        </span>
      </span>
      <span className="flex shrink-0 items-center gap-2 text-sm max-sm:hidden">
        {going ?? <StatusText status={row.status} vendor={row.vendorStatus} />}
        {told && <WriteTruthBadge told={told} />}
      </span>
      <span className="w-9 shrink-0 text-right text-ink-3 text-sm">
        <RelativeTime at={row.createdAt} />
      </span>
      <IconButton
        size="sm"
        label={`Take out of the case: ${nameOfRow(row)}`}
        unavailable={unavailable}
        icon={<X aria-hidden size={13} />}
        onClick={() => onTakeOut(row)}
      />
    </li>
  );
}

const stay = () => {};
