import type { FindingRow } from '@/lib/findings/shapes';
import type { Triage } from './triage-context';
import { shortName, vendorOf } from './vendor-facts';

type Known = Pick<Triage, 'vendors' | 'holdSeconds'>;

/** What closing does to some of the findings: told before it is done. */
export type ClosePart = { key: string; count: number; what: string; where: 'vendor' | 'here' | 'closed' };

/** What a close will do, vendor by vendor: told there, kept here, or a verdict alone where it is closed already. */
export function closePlan(rows: readonly FindingRow[], known: Known): ClosePart[] {
  const parts = new Map<string, ClosePart>();
  for (const row of rows) {
    const part = partOf(row, known);
    const before = parts.get(part.key);
    parts.set(part.key, { ...part, count: (before?.count ?? 0) + 1 });
  }
  return [...parts.values()];
}

function partOf(row: FindingRow, { vendors, holdSeconds }: Known): ClosePart {
  const vendor = vendorOf(vendors, row.tenant.vendor);
  if (row.status === 'resolved' || row.status === 'accepted') {
    return { key: 'closed', count: 1, where: 'closed', what: 'closed already: gets the verdict and the note' };
  }
  const command = row.kind === 'dlp_incident' ? 'dlp.close' : row.kind === 'edge_alert' ? 'edge.close' : null;
  if (!command) {
    return { key: vendor.id, count: 1, where: 'here', what: `resolved here only. ${vendor.cannot}` };
  }
  const seconds = holdSeconds[command];
  const when = seconds === 0 ? 'as soon as you save' : `${seconds} s after you save`;
  return { key: vendor.id, count: 1, where: 'vendor', what: `closes at ${shortName(vendor)} ${when}` };
}
