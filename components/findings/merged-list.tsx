'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Section } from '@/components/items/section';
import { Button } from '@/components/ui/button';
import { FailedState } from '@/components/ui/failed-state';
import { plural } from '@/components/ui/format-number';
import type { Shortcut } from '@/components/ui/key-map';
import { RelativeTime } from '@/components/ui/relative-time';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { SkeletonRows } from '@/components/ui/skeleton';
import { sourceLabel } from '@/components/ui/source-icon';
import type { FindingDetail, MergedFinding } from '@/lib/findings/shapes';
import { FindingStatus } from './finding-status';
import { VendorLink } from './outside-link';
import { findings } from './queries';
import { nameOfRow } from './row-text';
import { TenantName } from './tenant-name';

const MOST = 5;

type Props = {
  detail: FindingDetail;
  command: Shortcut;
  /** Takes one of them out again. */
  onSplit: (row: MergedFinding['finding']) => void;
};

/** What the finding stands for, each with its own source, status and link. */
export function MergedList({ detail, command, onSplit }: Props) {
  const [isWhole, setWhole] = useState(false);
  const { merged } = detail;
  const found = useQuery({ ...findings.merged(detail.id), enabled: merged !== null });
  if (merged === null) return null;
  if (found.isPending) return <SkeletonRows rows={merged.count} label="Loading what is merged into this" />;
  if (found.isError) {
    return (
      <FailedState
        title="What is merged into this could not be loaded"
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  }
  const { items } = found.data;
  const shown = isWhole ? items : items.slice(0, MOST);
  return (
    <Section title={`Stands for ${plural(items.length, 'merged finding')}`}>
      <ul>
        {shown.map((one) => (
          <Line key={one.finding.id} one={one} unavailable={command.unavailable} onSplit={onSplit} />
        ))}
      </ul>
      <div data-screen-only className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-2">
        {items.length > shown.length && (
          <Button size="sm" onClick={() => setWhole(true)}>
            Show all {items.length}
          </Button>
        )}
        <Button size="sm" hotkey={String(command.keys)} unavailable={command.unavailable} onClick={command.run}>
          Split off all
        </Button>
        <p className="text-ink-3 text-sm">Kept here, nothing is sent to the vendor. Each is still kept up to date.</p>
      </div>
    </Section>
  );
}

function Line({
  one: { finding, by, at, url },
  unavailable,
  onSplit,
}: { one: MergedFinding; unavailable: string | undefined } & Pick<Props, 'onSplit'>) {
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-0.5 border-line border-t py-1">
      <SeverityIcon severity={finding.severity} />
      <span className="min-w-0 grow basis-60">
        <Link href={`/findings/${finding.id}`} prefetch={false} className="block truncate hover:underline">
          <bdi>{nameOfRow(finding)}</bdi>
        </Link>
        <span className="block truncate text-ink-3 text-xs">
          {sourceLabel(finding.source)} · <TenantName tenant={finding.tenant} /> · merged by {by.name},{' '}
          <RelativeTime at={at} suffix=" ago" />
        </span>
      </span>
      <span className="shrink-0 text-sm">
        <FindingStatus row={finding} />
        {finding.vendorStatus && <bdi className="ml-1.5 text-ink-3">vendor says {finding.vendorStatus}</bdi>}
      </span>
      <VendorLink url={url} />
      <Button
        data-screen-only
        size="sm"
        aria-label={`Split off: ${nameOfRow(finding)}`}
        unavailable={unavailable}
        onClick={() => onSplit(finding)}
      >
        Split off
      </Button>
    </li>
  );
}
