'use client';

import { Section } from '@/components/items/section';
import { severityLabel } from '@/components/ui/severity-icon';
import type { FindingDetail, FindingRow } from '@/lib/findings/shapes';
import { fieldTruth, type TruthField } from './field-truth';
import { FindingStatus } from './finding-status';
import { verdictLabel } from './row-text';
import { underWay } from './write-truth';
import { WriteTruthBadge } from './write-truth-badge';

/** Where a finding stands: what counts, what the vendor says where that differs, and how true the last write is. */
export function Standing({ row }: { row: FindingRow | FindingDetail }) {
  const truth = (field: TruthField) => {
    const told = fieldTruth(row, field);
    return told && <WriteTruthBadge told={told} />;
  };
  const going = underWay(row.write);
  return (
    <Section title={hasVendorStatus(row) ? 'Status at the vendor' : 'Status'}>
      <dl className="grid grid-cols-[minmax(0,4.5rem)_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1">
        <dt className="text-ink-3">Status</dt>
        <dd className="flex min-w-0 flex-wrap items-center gap-x-2">
          {going ?? <FindingStatus row={row} />}
          {truth('status')}
          {row.ownStatus !== null && row.vendorStatus && <Theirs>vendor says {row.vendorStatus}</Theirs>}
        </dd>
        <dt className="text-ink-3">Severity</dt>
        <dd className="flex min-w-0 flex-wrap items-center gap-x-2">
          {severityLabel(row.severity)}
          {row.ownSeverity !== null ? (
            <>
              {truth('severity')}
              <Theirs>vendor says {row.vendorSeverity ?? 'nothing'}</Theirs>
            </>
          ) : (
            row.severity === 'unknown' && row.vendorSeverity && <Theirs>vendor says {row.vendorSeverity}</Theirs>
          )}
        </dd>
        <dt className="text-ink-3">Owner</dt>
        <dd className="flex min-w-0 flex-wrap items-center gap-x-2">
          {row.owner?.name ?? 'Nobody'}
          {truth('owner')}
          {row.vendorOwner && <Theirs>at the vendor {row.vendorOwner}</Theirs>}
          {truth('vendorOwner')}
        </dd>
        {row.verdict && (
          <>
            <dt className="text-ink-3">Verdict</dt>
            <dd className="flex min-w-0 flex-wrap items-center gap-x-2">
              {verdictLabel(row.verdict)}
              {truth('verdict')}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

/** Posture alerts and automation events are closed here only. */
function hasVendorStatus({ kind }: FindingRow): boolean {
  return kind === 'dlp_incident' || kind === 'edge_alert';
}

function Theirs({ children }: { children: React.ReactNode }) {
  return <bdi className="min-w-0 truncate text-ink-3 text-sm">{children}</bdi>;
}
