import 'server-only';
import { KIND_CODES, nameOf, SEVERITY_CODES, SOURCE_CODES, STATUS_CODES, VERDICT_CODES } from '@/lib/model/finding';
import { FOLD_JSON, ITS_FOLD } from './fold-sql';
import { DEFAULT_WEIGHTS, rankFactorsOf } from './rank';
import { LEADER_JSON, MERGED_JSON, TENANT_JSON, WRITE_FIELDS } from './row-sql';
import type { FindingRow, FoldMark, MergedMark, Person, Tenant, Write } from './shapes';
import type { Words } from './words';

/** A row of a page as its statement gives it. What rows refer to comes once a page, with the first of them. */
export type PageRow = {
  id: string;
  title: string;
  source: number;
  kind: number;
  connection_id: string;
  external_id: string;
  subject: string | null;
  severity: number;
  vendor_severity: string | null;
  own_severity: number | null;
  status: number;
  vendor_status: string | null;
  own_status: number | null;
  owner_id: string | null;
  vendor_owner: string | null;
  verdict: number | null;
  created_at: string;
  updated_at: string;
  closed_at: string | null;
  gone_at: string | null;
  due_at: string;
  paused_at: string | null;
  left_ms: number | null;
  breached: boolean;
  rank: number;
  rank_facts: number;
  rank_revision: number;
  version: number;
  last_action_id: string | null;
  person_id: number | null;
  resource_id: number | null;
  account_id: number | null;
  policy_id: number | null;
  tenants: Record<string, Tenant> | null;
  owners: Record<string, Person> | null;
  writes: Record<string, Write> | null;
  snoozes: Record<string, string> | null;
  folds: Record<string, FoldMark | null> | null;
  merges: Record<string, MergedMark> | null;
  leaders: Record<string, { id: string; title: string }> | null;
  weights: Record<string, number[]> | null;
};

// JSON that Postgres builds for each row costs three times what the rows themselves do: it looks up the type of each of
// sixty arguments, and each name by itself, row for row.
export const PAGE_COLUMNS = `f.id, left(f.title, 300) as title, f.source, f.kind, f.connection_id, f.external_id, f.subject,
    f.severity, f.vendor_severity, f.own_severity, f.status, f.vendor_status, f.own_status, f.owner_id, f.vendor_owner,
    f.verdict, f.created_at::text, f.updated_at::text, f.closed_at::text, f.gone_at::text, f.version, f.last_action_id,
    f.due_at::text, f.paused_at::text, f.left_ms, f.late or f.due_at < now() as breached, f.rank, f.rank_facts, f.rank_revision,
    f.person_id, f.resource_id, f.account_id, f.policy_id`;

const once = (name: string, key: string, value: string, from: string) =>
  `case when n = 1 then (select json_object_agg(${key}, ${value}) from ${from}) end as ${name}`;
const onPage = (column: string) => `any(array(select ${column} from page))`;

/** What the rows of `page` refer to, by id, in the row whose `n` is 1. */
export const PAGE_NAMES = [
  once('tenants', 'c.id', TENANT_JSON, `connection c where c.workspace_id = $1 and c.id = ${onPage('connection_id')}`),
  once(
    'owners',
    'u.id',
    `json_build_object('id', u.id, 'name', u.name)`,
    `app_user u where u.id = ${onPage('owner_id')}`,
  ),
  once(
    'writes',
    'a.id',
    `json_build_object(${WRITE_FIELDS})`,
    `action a where a.workspace_id = $1 and a.id = ${onPage('last_action_id')}`,
  ),
  once(
    'snoozes',
    'z.finding_id',
    'z.until',
    `finding_snooze z where z.workspace_id = $1 and z.finding_id = ${onPage(`case own_status when ${STATUS_CODES.snoozed} then id end`)}`,
  ),
  once('folds', 'f.id', FOLD_JSON, `page f join fold_acceptance a on ${ITS_FOLD}`),
  once(
    'merges',
    'l.leader_id',
    'l.mark',
    `(select g.leader_id, ${MERGED_JSON} as mark from finding_merge g join finding m on m.workspace_id = $1 and m.id = g.finding_id
      where g.workspace_id = $1 and g.leader_id = ${onPage('id')} group by g.leader_id) l`,
  ),
  once(
    'leaders',
    'g.finding_id',
    LEADER_JSON,
    `finding_merge g join finding m on m.workspace_id = $1 and m.id = g.leader_id
      where g.workspace_id = $1 and g.finding_id = ${onPage('id')}`,
  ),
  once(
    'weights',
    's.revision',
    's.weights',
    `rank_setting s where s.workspace_id = $1 and s.revision = ${onPage('rank_revision')}`,
  ),
].join(',\n    ');

/** The numbers of all words on a page. */
export function wordsIn(page: readonly PageRow[]): (number | null)[] {
  return page.flatMap((row) => [row.person_id, row.resource_id, row.account_id, row.policy_id]);
}

/** The rows of one page as the queue shows them. */
export function findingRowsOf(page: readonly PageRow[], words: Words): FindingRow[] {
  const [first] = page;
  if (!first) return [];
  const { tenants, owners, writes, snoozes, folds, merges, leaders, weights } = first;
  const term = (id: number | null) => (id === null ? null : (words.get(id) ?? null));
  return page.map((row) => ({
    id: row.id,
    source: nameOf(SOURCE_CODES, row.source),
    kind: nameOf(KIND_CODES, row.kind),
    tenant: tenants?.[row.connection_id] ?? withoutTenant(row),
    externalId: row.external_id,
    title: row.title,
    subject: row.subject,
    person: term(row.person_id),
    resource: term(row.resource_id),
    account: term(row.account_id),
    policy: term(row.policy_id),
    severity: nameOf(SEVERITY_CODES, row.severity),
    vendorSeverity: row.vendor_severity,
    ownSeverity: row.own_severity === null ? null : nameOf(SEVERITY_CODES, row.own_severity),
    status: nameOf(STATUS_CODES, row.status),
    vendorStatus: row.vendor_status,
    ownStatus: row.own_status === null ? null : nameOf(STATUS_CODES, row.own_status),
    owner: row.owner_id === null ? null : (owners?.[row.owner_id] ?? null),
    vendorOwner: row.vendor_owner,
    verdict: row.verdict === null ? null : nameOf(VERDICT_CODES, row.verdict),
    createdAt: instantOf(row.created_at),
    updatedAt: instantOf(row.updated_at),
    closedAt: row.closed_at === null ? null : instantOf(row.closed_at),
    goneAt: row.gone_at === null ? null : instantOf(row.gone_at),
    dueAt: row.due_at === 'infinity' ? null : instantOf(row.due_at),
    pausedAt: row.paused_at === null ? null : instantOf(row.paused_at),
    snoozedUntil: snoozes?.[row.id] ?? null,
    fold: folds?.[row.id] ?? null,
    merged: merges?.[row.id] ?? null,
    mergedInto: leaders?.[row.id] ?? null,
    leftMs: row.left_ms,
    breached: row.breached,
    rank: row.rank,
    // Those it was ranked by, which may not be the newest while the worker goes over all findings.
    rankFactors: rankFactorsOf(weights?.[row.rank_revision] ?? DEFAULT_WEIGHTS, row.severity, row.rank_facts),
    version: row.version,
    write: row.last_action_id === null ? null : (writes?.[row.last_action_id] ?? null),
  }));
}

/** An instant as Postgres writes it (`2026-11-22 02:30:00.123+00`) in ISO 8601. */
export function instantOf(text: string): string {
  return `${text.replace(' ', 'T')}${/[+-]\d\d$/.test(text) ? ':00' : ''}`;
}

function withoutTenant({ id }: PageRow): never {
  throw new Error(`finding ${id} has no tenant`);
}
