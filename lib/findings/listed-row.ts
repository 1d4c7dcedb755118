import { KIND_CODES, nameOf, SEVERITY_CODES, SOURCE_CODES, STATUS_CODES, VERDICT_CODES } from '@/lib/model/finding';
import type { Listed } from './cells';
import { instantOf } from './page-row';
import type { Words } from './words';

/** What a table of very many findings needs of each, from a finding `f`, its connection `c` and its owner `u`. */
export const LISTED_COLUMNS = `f.id, left(f.title, 300) as title, f.source, f.kind, f.external_id, f.severity, f.vendor_severity,
    f.status, f.vendor_status, f.verdict, f.rank, f.created_at::text, f.updated_at::text, f.closed_at::text, f.due_at::text,
    f.person_id, f.resource_id, f.account_id, f.policy_id, c.name as tenant, u.name as owner`;

export type ListedRow = {
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
  tenant: string;
  owner: string | null;
};

export function* wordsInListed(rows: readonly ListedRow[]): Generator<number | null> {
  for (const row of rows) yield* [row.person_id, row.resource_id, row.account_id, row.policy_id];
}

export function listedFrom(row: ListedRow, words: Words): Listed {
  const term = (id: number | null) => (id === null ? null : (words.get(id) ?? null));
  return {
    id: row.id,
    externalId: row.external_id,
    source: nameOf(SOURCE_CODES, row.source),
    tenant: { name: row.tenant },
    kind: nameOf(KIND_CODES, row.kind),
    severity: nameOf(SEVERITY_CODES, row.severity),
    vendorSeverity: row.vendor_severity,
    status: nameOf(STATUS_CODES, row.status),
    vendorStatus: row.vendor_status,
    title: row.title,
    person: term(row.person_id),
    resource: term(row.resource_id),
    account: term(row.account_id),
    policy: term(row.policy_id),
    owner: row.owner === null ? null : { name: row.owner },
    verdict: row.verdict === null ? null : nameOf(VERDICT_CODES, row.verdict),
    rank: row.rank,
    createdAt: instantOf(row.created_at),
    updatedAt: instantOf(row.updated_at),
    dueAt: row.due_at === 'infinity' ? null : instantOf(row.due_at),
    closedAt: row.closed_at === null ? null : instantOf(row.closed_at),
  };
}
