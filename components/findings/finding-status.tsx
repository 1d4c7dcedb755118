import { TimeLeft } from '@/components/ui/relative-time';
import { StatusText } from '@/components/ui/status-text';
import type { FindingRow } from '@/lib/findings/shapes';

/** The status of a finding in words; one that left the queue with its tenant was not resolved by anybody. */
export function FindingStatus({
  row,
}: {
  row: Pick<FindingRow, 'status' | 'vendorStatus' | 'tenant' | 'goneAt' | 'snoozedUntil' | 'fold' | 'mergedInto'>;
}) {
  if (leftWithTenant(row)) return <span className="truncate text-ink-2">Tenant removed</span>;
  if (row.status === 'snoozed' && row.snoozedUntil)
    return (
      <span className="truncate text-ink-2">
        Snoozed <TimeLeft until={row.snoozedUntil} />
      </span>
    );
  if (row.status === 'merged' && row.mergedInto)
    return (
      <span className="truncate text-ink-2" data-tip={`Into “${row.mergedInto.title}”`}>
        Merged
      </span>
    );
  if (row.fold?.state === 'accepted')
    return (
      <span className="truncate text-ink-2">
        Accepted <TimeLeft until={row.fold.until} />
      </span>
    );
  return <StatusText status={row.status} vendor={row.vendorStatus} />;
}

/** True where it was still open when its tenant was removed. */
export function leftWithTenant({ tenant, goneAt }: Pick<FindingRow, 'tenant' | 'goneAt'>): boolean {
  return Boolean(tenant.removedAt && goneAt !== null && Date.parse(goneAt) >= Date.parse(tenant.removedAt));
}
