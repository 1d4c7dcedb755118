'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { FindingShort } from '@/components/findings/finding-short';
import { findings } from '@/components/findings/queries';
import { kindLabel } from '@/components/findings/row-text';
import { TenantName } from '@/components/findings/tenant-name';
import type { FindingCommands } from '@/components/findings/use-finding-commands';
import { useFindingRow } from '@/components/findings/use-finding-row';
import { usePresence } from '@/components/live/use-presence';
import { ViewersMark } from '@/components/live/viewers-mark';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { docked } from '@/components/ui/dock';
import { FailedState } from '@/components/ui/failed-state';
import { Kbd } from '@/components/ui/kbd';
import { SeverityIcon } from '@/components/ui/severity-icon';
import type { FindingRow } from '@/lib/findings/shapes';
import { PeekSkeleton } from './peek-frame';

type Props = { id: string; row: FindingRow | undefined; commands: FindingCommands; onClose: () => void };

/** The finding the list stands at. */
export function Peek({ id, row, commands, onClose }: Props) {
  // One that the address names and the list does not hold is asked for on its own.
  const alone = useQuery({ ...findings.detail(id), enabled: row === undefined });
  usePresence(id);
  const known = row ?? alone.data;
  if (known) return <Known row={known} commands={commands} onClose={onClose} />;
  if (!alone.isError) return <PeekSkeleton />;
  return (
    <FailedState title="This finding could not be read" error={alone.error} onRetry={() => void alone.refetch()} />
  );
}

function Known({ row: listed, commands, onClose }: Omit<Props, 'id' | 'row'> & { row: FindingRow }) {
  const row = useFindingRow(listed);
  return (
    <>
      <div className="min-h-0 grow overflow-y-auto overscroll-contain">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-5 p-4">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <p className="flex items-center gap-2">
              <SeverityIcon severity={row.severity} />
              <Badge tone="outline">{kindLabel(row.kind)}</Badge>
              <span className="min-w-0 truncate text-ink-2 text-sm">
                <TenantName tenant={row.tenant} />
              </span>
              <span className="ml-auto flex shrink-0 items-center gap-1.5 text-ink-3 text-sm">
                <Link
                  href={`/findings/${row.id}`}
                  prefetch={false}
                  className="flex min-h-6 items-center gap-1.5 hover:text-ink"
                >
                  <Kbd>Enter</Kbd> open
                </Link>
                <button
                  type="button"
                  aria-label="Close the peek"
                  className="grid min-h-6 place-items-center"
                  onClick={onClose}
                >
                  <Kbd>Esc</Kbd>
                </button>
              </span>
            </p>
            <ViewersMark findingId={row.id} />
            <h2 className="line-clamp-6 text-lg [overflow-wrap:anywhere]">
              <bdi>{row.title}</bdi>
            </h2>
          </div>
          <FindingShort key={row.id} row={row} />
        </div>
      </div>
      <footer ref={docked} className="flex flex-wrap gap-2 border-line border-t px-4 py-3">
        {(['close', 'take', 'note'] as const).map((id) => {
          const { label, keys, run, unavailable } = commands.of(id);
          return (
            <Button
              key={id}
              size="lg"
              tone={id === 'close' ? 'primary' : 'plain'}
              hotkey={String(keys)}
              unavailable={unavailable}
              onClick={run}
            >
              {label}
            </Button>
          );
        })}
      </footer>
    </>
  );
}
