import 'server-only';
import { KIND_CODES, nameOf, SEVERITY_CODES, SOURCE_CODES, STATUS_CODES, VERDICT_CODES } from '@/lib/model/finding';
import type { CellRow } from './cells';
import type { PageRow } from './page-row';
import { TENANT_JSON } from './row-sql';
import type { Words } from './words';

/** A row of a page that is read for a table; what rows refer to comes once a page, with the first of them. */
export type CellPageRow = Pick<
  PageRow,
  | 'id'
  | 'title'
  | 'source'
  | 'kind'
  | 'connection_id'
  | 'external_id'
  | 'severity'
  | 'vendor_severity'
  | 'status'
  | 'vendor_status'
  | 'owner_id'
  | 'verdict'
  | 'created_at'
  | 'updated_at'
  | 'closed_at'
  | 'due_at'
  | 'rank'
  | 'person_id'
  | 'resource_id'
  | 'account_id'
  | 'policy_id'
  | 'tenants'
  | 'owners'
>;

/** What of a finding a table shows (`cells.ts`): all that a file of a million findings has to be read for. */
export const CELL_COLUMNS = `f.id, left(f.title, 300) as title, f.source, f.kind, f.connection_id, f.external_id, f.severity,
    f.vendor_severity, f.status, f.vendor_status, f.owner_id, f.verdict, f.created_at::text, f.updated_at::text,
    f.closed_at::text, f.due_at::text, f.rank, f.person_id, f.resource_id, f.account_id, f.policy_id`;

/** What rows of `page` refer to, by id, in the row whose `n` is 1. */
export const once = (name: string, key: string, value: string, from: string) =>
  `case when n = 1 then (select json_object_agg(${key}, ${value}) from ${from}) end as ${name}`;
export const onPage = (column: string) => `any(array(select ${column} from page))`;

export const WHOSE = [
  once('tenants', 'c.id', TENANT_JSON, `connection c where c.workspace_id = $1 and c.id = ${onPage('connection_id')}`),
  once(
    'owners',
    'u.id',
    `json_build_object('id', u.id, 'name', u.name)`,
    `app_user u where u.id = ${onPage('owner_id')}`,
  ),
];
export const CELL_NAMES = WHOSE.join(',\n    ');

/** The numbers of all words on a page. */
export function wordsIn(page: readonly CellPageRow[]): (number | null)[] {
  return page.flatMap((row) => [row.person_id, row.resource_id, row.account_id, row.policy_id]);
}

/** The rows of one page as a table shows them. */
export function cellRowsOf(page: readonly CellPageRow[], words: Words): CellRow[] {
  const [first] = page;
  if (!first) return [];
  const { tenants, owners } = first;
  const term = (id: number | null) => (id === null ? null : (words.get(id) ?? null));
  return page.map((row) => ({
    id: row.id,
    source: nameOf(SOURCE_CODES, row.source),
    kind: nameOf(KIND_CODES, row.kind),
    tenant: tenants?.[row.connection_id] ?? withoutTenant(row),
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
    owner: row.owner_id === null ? null : (owners?.[row.owner_id] ?? null),
    verdict: row.verdict === null ? null : nameOf(VERDICT_CODES, row.verdict),
    createdAt: instantOf(row.created_at),
    updatedAt: instantOf(row.updated_at),
    closedAt: row.closed_at === null ? null : instantOf(row.closed_at),
    dueAt: row.due_at === 'infinity' ? null : instantOf(row.due_at),
    rank: row.rank,
  }));
}

/** An instant as Postgres writes it (`2026-11-22 02:30:00.123+00`) in ISO 8601. */
export function instantOf(text: string): string {
  return `${text.replace(' ', 'T')}${/[+-]\d\d$/.test(text) ? ':00' : ''}`;
}

export function withoutTenant({ id }: CellPageRow): never {
  throw new Error(`finding ${id} has no tenant`);
}
