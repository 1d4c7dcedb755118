import { ACTION_RULES } from '@/lib/actions/rules';
import type { FindingRow } from '@/lib/findings/shapes';
import { shortName, type VendorFacts, vendorOf } from './vendor-facts';

/** What closing does to some of the findings: told before it is done. */
export type ClosePart = { key: string; count: number; what: string; where: 'vendor' | 'here' | 'closed' };

/** What a close will do, vendor by vendor: told there, kept here, or a verdict alone where it is closed already. */
export function closePlan(rows: readonly FindingRow[], vendors: readonly VendorFacts[]): ClosePart[] {
  const parts = new Map<string, ClosePart>();
  for (const row of rows) {
    const part = partOf(row, vendors);
    const known = parts.get(part.key);
    parts.set(part.key, { ...part, count: (known?.count ?? 0) + 1 });
  }
  return [...parts.values()];
}

function partOf(row: FindingRow, vendors: readonly VendorFacts[]): ClosePart {
  const vendor = vendorOf(vendors, row.tenant.vendor);
  if (row.status === 'resolved' || row.status === 'accepted') {
    return { key: 'closed', count: 1, where: 'closed', what: 'closed already: gets the verdict and the note' };
  }
  const command = row.kind === 'dlp_incident' ? 'dlp.close' : row.kind === 'edge_alert' ? 'edge.close' : null;
  if (!command) {
    return { key: vendor.id, count: 1, where: 'here', what: `resolved here only. ${vendor.cannot}` };
  }
  const hold = ACTION_RULES[command].holdSeconds;
  return { key: vendor.id, count: 1, where: 'vendor', what: `closes at ${shortName(vendor)} ${hold} s after you save` };
}
