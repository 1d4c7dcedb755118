import type { Kind, Status } from '@/lib/model/finding';

/** What the vendor and we say of a finding. */
export type Said = { kind: Kind; gone: boolean; vendorStatus: Status; ownStatus: Status | null };

/**
 * Which status counts. The database keeps it as the generated column `status`; this table explains it, and the test
 * beside it holds the two together.
 *
 * - What is gone at the vendor, or resolved there, is resolved whatever we say: the vendor owns the fact.
 * - Where we say nothing, the vendor's word counts.
 * - Where the vendor can be told to close (DLP, Edge), our word alone never makes a finding resolved: it stays as the
 *   vendor has it until the vendor does it.
 * - Otherwise ours counts: it is nearer to the work. Posture and automation have no write API, so it stays local.
 */
export function statusOf({ kind, gone, vendorStatus, ownStatus }: Said): Status {
  if (gone || vendorStatus === 'resolved') return 'resolved';
  if (ownStatus === null) return vendorStatus;
  if (ownStatus === 'resolved' && closesAtVendor(kind)) return vendorStatus;
  return ownStatus;
}

/** Kinds whose vendor takes a close; the others are resolved here only. */
export function closesAtVendor(kind: Kind): boolean {
  return kind === 'dlp_incident' || kind === 'edge_alert';
}
