import type { Severity, Status } from '@/lib/model/finding';

/** `Open` and `Closed` were seen; the rest are words of the vendor's portal and filters, whose look in an alert is open. */
const STATUSES: Record<string, Status> = {
  open: 'new',
  reopened: 'new',
  ignored: 'accepted',
  resolved: 'resolved',
  closed: 'resolved',
};

const SEVERITIES: Record<string, Severity> = { critical: 'critical', high: 'high', medium: 'medium', low: 'low' };

export function statusOf(word: string | null): Status {
  return lookUp(STATUSES, word) ?? 'unknown';
}

export function severityOf(word: string | null): Severity {
  return lookUp(SEVERITIES, word) ?? 'unknown';
}

// The samples disagree on letter case.
function lookUp<Meaning>(table: Record<string, Meaning>, word: string | null): Meaning | undefined {
  const key = (word ?? '').trim().toLowerCase();
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
