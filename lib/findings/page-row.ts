import 'server-only';
import { nameOf, SEVERITY_CODES, STATUS_CODES } from '@/lib/model/finding';
import { FOLD_JSON, ITS_FOLD } from './fold-sql';
import { DEFAULT_WEIGHTS, rankFactorsOf } from './rank';
import { LEADER_JSON, MERGED_JSON, TENANT_JSON, WRITE_FIELDS } from './row-sql';
import type { FindingRow, FoldMark, MergedMark, Person, Tenant, Write } from './shapes';
import { instantOf, TOLD_COLUMNS, type Told, toldOf } from './told-row';
import type { Words } from './words';

/** A row of a page as its statement gives it. What rows refer to comes once a page, with the first of them. */
export type PageRow = Told & {
  connection_id: string;
  subject: string | null;
  own_severity: number | null;
  own_status: number | null;
  owner_id: string | null;
  vendor_owner: string | null;
  gone_at: string | null;
  paused_at: string | null;
  left_ms: number | null;
  breached: boolean;
  rank_facts: number;
  rank_revision: number;
  version: number;
  last_action_id: string | null;
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
export const PAGE_COLUMNS = `${TOLD_COLUMNS}, f.connection_id, f.subject, f.own_severity, f.own_status, f.owner_id,
    f.vendor_owner, f.gone_at::text, f.version, f.last_action_id, f.paused_at::text, f.left_ms,
    f.late or f.due_at < now() as breached, f.rank_facts, f.rank_revision`;

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

/** The rows of one page as the queue shows them. */
export function findingRowsOf(page: readonly PageRow[], words: Words): FindingRow[] {
  const [first] = page;
  if (!first) return [];
  const { tenants, owners, writes, snoozes, folds, merges, leaders, weights } = first;
  return page.map((row) => ({
    ...toldOf(row, words),
    tenant: tenants?.[row.connection_id] ?? withoutTenant(row),
    subject: row.subject,
    ownSeverity: row.own_severity === null ? null : nameOf(SEVERITY_CODES, row.own_severity),
    ownStatus: row.own_status === null ? null : nameOf(STATUS_CODES, row.own_status),
    owner: row.owner_id === null ? null : (owners?.[row.owner_id] ?? null),
    vendorOwner: row.vendor_owner,
    goneAt: row.gone_at === null ? null : instantOf(row.gone_at),
    pausedAt: row.paused_at === null ? null : instantOf(row.paused_at),
    snoozedUntil: snoozes?.[row.id] ?? null,
    fold: folds?.[row.id] ?? null,
    merged: merges?.[row.id] ?? null,
    mergedInto: leaders?.[row.id] ?? null,
    leftMs: row.left_ms,
    breached: row.breached,
    // Those it was ranked by, which may not be the newest while the worker goes over all findings.
    rankFactors: rankFactorsOf(weights?.[row.rank_revision] ?? DEFAULT_WEIGHTS, row.severity, row.rank_facts),
    version: row.version,
    write: row.last_action_id === null ? null : (writes?.[row.last_action_id] ?? null),
  }));
}

function withoutTenant({ id }: PageRow): never {
  throw new Error(`finding ${id} has no tenant`);
}
