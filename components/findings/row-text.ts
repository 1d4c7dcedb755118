import type { FindingRow } from '@/lib/findings/shapes';
import type { Kind, Verdict } from '@/lib/model/finding';

const KINDS: Record<Kind, string> = {
  dlp_incident: 'DLP incident',
  cloud_alert: 'Cloud alert',
  iac_alert: 'IaC alert',
  edge_alert: 'Edge alert',
  automation_event: 'Automation event',
};
/** What a vendor does not say is said, not left blank. */
export const NOT_GIVEN = 'not given by the vendor';
const VERDICTS: Record<Verdict, string> = {
  unknown: 'Unknown',
  false_positive: 'False positive',
  true_positive: 'True positive',
  disregard: 'Disregard',
  suspicious: 'Suspicious',
  benign: 'Benign',
  test: 'Test',
  insufficient_data: 'Insufficient data',
  security_risk: 'Security risk',
  managed_externally: 'Managed externally',
  duplicate: 'Duplicate',
};

export function kindLabel(kind: Kind): string {
  return KINDS[kind];
}

export function verdictLabel(verdict: Verdict): string {
  return VERDICTS[verdict];
}

/** Every verdict, those that are used most first. */
export const VERDICT_ORDER: readonly Verdict[] = [
  'true_positive',
  'false_positive',
  'benign',
  'suspicious',
  'security_risk',
  'disregard',
  'test',
  'duplicate',
  'managed_externally',
  'insufficient_data',
  'unknown',
];

/** Who or what a finding is about, as its second line begins. Edge names nobody: its counts, or that nothing was given. */
export function aboutOf(
  row: Pick<FindingRow, 'person' | 'resource' | 'subject' | 'account' | 'source'>,
): string | null {
  const named = row.person ?? row.resource ?? row.subject ?? row.account;
  if (named !== null) return named;
  return row.source === 'edge' ? `Who: ${NOT_GIVEN}` : null;
}

/** One sentence that names a row for a screen reader and for a toast. */
export function nameOfRow(row: Pick<FindingRow, 'title'>): string {
  const title = row.title.replace(/\s+/g, ' ').trim();
  return title.length > 80 ? `${title.slice(0, 79)}…` : title;
}
