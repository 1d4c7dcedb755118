import { KIND_CODES, nameOf, SEVERITY_CODES, SOURCE_CODES, STATUS_CODES, VERDICT_CODES } from '@/lib/model/finding';
import type { FindingRow } from './shapes';
import type { Words } from './words';

/** What a finding `f` tells of itself, in the queue and in a file alike. */
export const TOLD_COLUMNS = `f.id, left(f.title, 300) as title, f.source, f.kind, f.external_id, f.severity, f.vendor_severity,
    f.status, f.vendor_status, f.verdict, f.rank, f.created_at::text, f.updated_at::text, f.closed_at::text, f.due_at::text,
    f.person_id, f.resource_id, f.account_id, f.policy_id`;

export type Told = {
  id: string;
  title: string;
  source: number;
  kind: number;
  external_id: string;
  severity: number;
  vendor_severity: string | null;
  status: number;
  vendor_status: string | null;
  verdict: number | null;
  rank: number;
  created_at: string;
  updated_at: string;
  closed_at: string | null;
  due_at: string;
  person_id: number | null;
  resource_id: number | null;
  account_id: number | null;
  policy_id: number | null;
};

/** The numbers of all words in these rows. */
export function wordsIn(rows: readonly Told[]): (number | null)[] {
  return rows.flatMap((row) => [row.person_id, row.resource_id, row.account_id, row.policy_id]);
}

export function toldOf(row: Told, words: Words) {
  const term = (id: number | null) => (id === null ? null : (words.get(id) ?? null));
  return {
    id: row.id,
    source: nameOf(SOURCE_CODES, row.source),
    kind: nameOf(KIND_CODES, row.kind),
    externalId: row.external_id,
    title: row.title,
    person: term(row.person_id),
    resource: term(row.resource_id),
    account: term(row.account_id),
    policy: term(row.policy_id),
    severity: nameOf(SEVERITY_CODES, row.severity),
    vendorSeverity: row.vendor_severity,
    status: nameOf(STATUS_CODES, row.status),
    vendorStatus: row.vendor_status,
    verdict: row.verdict === null ? null : nameOf(VERDICT_CODES, row.verdict),
    createdAt: instantOf(row.created_at),
    updatedAt: instantOf(row.updated_at),
    closedAt: row.closed_at === null ? null : instantOf(row.closed_at),
    dueAt: row.due_at === 'infinity' ? null : instantOf(row.due_at),
    rank: row.rank,
  } satisfies Partial<FindingRow>;
}

/** An instant as Postgres writes it (`2026-11-22 02:30:00.123+00`) in ISO 8601. */
export function instantOf(text: string): string {
  return `${text.replace(' ', 'T')}${/[+-]\d\d$/.test(text) ? ':00' : ''}`;
}
