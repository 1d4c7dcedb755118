import type { Severity, Status } from '@/lib/model/finding';

/**
 * The vendor's words, and what they mean to us. `NEW`, `RESOLVED` and `HIGH` were seen in its papers; the other spellings
 * follow its portal and are corrected here.
 */
const STATUSES: Record<string, Status> = {
  NEW: 'new',
  INVESTIGATING: 'in_progress',
  VALIDATING_WITH_USER: 'waiting',
  JUSTIFICATION_RECEIVED: 'in_progress',
  JUSTIFICATION_RESPONSE_RECEIVED: 'in_progress',
  RECEIVED_JUSTIFICATION_RESPONSE: 'in_progress',
  ESCALATED: 'waiting',
  RESOLVED: 'resolved',
};

/** Asked for when all open incidents are walked: there is no way to ask for "not resolved". */
export const OPEN_STATUSES = [
  'NEW',
  'INVESTIGATING',
  'VALIDATING_WITH_USER',
  'JUSTIFICATION_RECEIVED',
  'ESCALATED',
] as const;

const SEVERITIES: Record<string, Severity> = {
  CRITICAL: 'critical',
  HIGH: 'high',
  MEDIUM: 'medium',
  LOW: 'low',
  INFO: 'info',
};

export function statusOf(word: string | null): Status {
  return lookUp(STATUSES, word) ?? 'unknown';
}

export function severityOf(word: string | null): Severity {
  return lookUp(SEVERITIES, word) ?? 'unknown';
}

function lookUp<Meaning>(table: Record<string, Meaning>, word: string | null): Meaning | undefined {
  const key = (word ?? '')
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** How the data left, as the end of a sentence. Category words are free text of the vendor; kinds follow its portal. */
export function wayOut(kind: string | null, category: string | null, application: string | null): string {
  const where = `${category ?? ''} ${kind ?? ''}`;
  if (/removable|usb/i.test(where)) return 'on removable media';
  if (/network share/i.test(where)) return 'on a network share';
  if (/\bwebmail\b/i.test(where) && application) return `sent through ${application}`;
  if (/\be-?mail\b/i.test(where)) return 'sent by e-mail';
  if (/\binline\b/i.test(where) && application) return `sent to ${application}`;
  return application ? `on ${application}` : '';
}
