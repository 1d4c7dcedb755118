import 'server-only';
import { ACCEPTANCE_JSON } from '@/lib/findings/fold-sql';
import { nameSql } from '@/lib/findings/name-sql';
import { TENANT_JSON } from '@/lib/findings/row-sql';
import { SEVERITY_CODES } from '@/lib/model/finding';
import type { FoldTab } from './schema';

/** So many folds are shown; the others are found by name. */
const MOST = 100;

const word = (column: string) => `(select t.value from term t where t.workspace_id = $1 and t.id = ${column})`;
/** A finding `f` of the fold `k`. */
export const IN_FOLD = `f.workspace_id = $1 and f.source = 2 and f.connection_id = k.connection_id
  and f.policy_id = k.policy_id and f.account_id = k.account_id`;
// The vendor names a policy in each of its alerts: the first along the index tells, an open one where there is one.
const TITLE = `(select left(f.title, 300) from finding f where ${IN_FOLD} order by f.status limit 1)`;

const resources = (fits: string) =>
  `(count(distinct f.resource_id) filter (where ${fits}) + count(*) filter (where ${fits} and f.resource_id is null))::int`;
const COUNTS = `cross join lateral (select count(*) filter (where f.status < 4)::int as open,
    count(*) filter (where f.status = 4)::int as accepted, count(*) filter (where f.status = 5)::int as resolved,
    count(*) filter (where f.status = 6)::int as snoozed, count(*) filter (where f.status = 7)::int as suppressed,
    count(*) filter (where f.status = 8)::int as merged, count(*)::int as total,
    ${resources('f.status < 4')} as open_resources, ${resources('true')} as resources,
    coalesce(max(f.severity) filter (where f.status < 4), max(f.severity)) as severity,
    min(f.created_at) filter (where f.status < 4) as oldest,
    count(*) filter (where f.status < 4 and f.created_at > now() - interval '7 days')::int as fresh
  from finding f where ${IN_FOLD}) n`;
const ROW = `json_build_object('tenant', (select ${TENANT_JSON} from connection c where c.workspace_id = $1 and c.id = k.connection_id),
  'policy', ${word('k.policy_id')}, 'account', ${word('k.account_id')}, 'title', coalesce(${TITLE}, ${word('k.policy_id')}),
  'severity', ${nameSql('n.severity', SEVERITY_CODES)}, 'resources', json_build_object('open', n.open_resources, 'all', n.resources),
  'findings', json_build_object('open', n.open, 'accepted', n.accepted, 'snoozed', n.snoozed,
    'suppressed', n.suppressed, 'merged', n.merged, 'resolved', n.resolved, 'total', n.total),
  'fresh', n.fresh, 'oldestAt', n.oldest, 'acceptance', case when a.id is not null then ${ACCEPTANCE_JSON} end)`;

const CAME_BACK = `a.state = 'reopened' and a.reopened_why <> 'taken_back'`;
const TABS: Record<FoldTab, { fits: string; order: string }> = {
  open: {
    fits: `k.open > 0 and k.state is distinct from 'active'`,
    order: 'k.worst desc, k.open desc, k.policy_id, k.account_id, k.connection_id',
  },
  reopened: { fits: 'k.open > 0 and k.came_back', order: 'k.reopened_at desc, k.id' },
  accepted: { fits: `k.state = 'active'`, order: 'k.expires_at, k.id' },
};

/**
 * A page of folds by workspace and text. Open findings are walked once to know which folds there are; all that a fold
 * has is then counted for those that are shown. What a removed tenant left is not here: it can be neither open nor told.
 */
export function foldPageSql(tab: FoldTab): string {
  const { fits, order } = TABS[tab];
  return `with open as materialized (
    select f.connection_id, f.policy_id, f.account_id, count(*)::int as open, max(f.severity) as worst from finding f
    where f.workspace_id = $1 and f.source = 2 and f.policy_id is not null and f.account_id is not null and f.status < 4
    group by 1, 2, 3
  ), kept as materialized (
    select a.* from fold_acceptance a join connection c on c.workspace_id = $1 and c.id = a.connection_id and c.state <> 'removed'
    where a.workspace_id = $1
  ), folds as materialized (
    select connection_id, policy_id, account_id, coalesce(o.open, 0) as open, o.worst, a.id, a.state, a.expires_at, a.reopened_at,
      coalesce(${CAME_BACK}, false) as came_back
    from open o full join kept a using (connection_id, policy_id, account_id)
  ), named as materialized (
    select k.* from folds k where $2::text = '' or strpos(lower(${word('k.policy_id')}), lower($2)) > 0
      or strpos(lower(${word('k.account_id')}), lower($2)) > 0 or strpos(lower(${TITLE}), lower($2)) > 0
  ), shown as materialized (
    select k.*, row_number() over (order by ${order}) as at from named k where ${fits} order by ${order} limit ${MOST}
  )
  select json_build_object('total', (select count(*) from named k where ${fits}),
    'tabs', (select json_build_object(${Object.entries(TABS)
      .map(([name, tab]) => `'${name}', count(*) filter (where ${tab.fits})`)
      .join(', ')}) from folds k),
    'items', (select coalesce(json_agg(${ROW} order by k.at), '[]') from shown k
      left join fold_acceptance a on a.workspace_id = $1 and a.id = k.id ${COUNTS})) as page`;
}

/** One fold by workspace and acceptance. */
export const FOLD_SQL = `select ${ROW} as fold from (select * from fold_acceptance where workspace_id = $1::uuid and id = $2::uuid) a
  cross join lateral (select a.connection_id, a.policy_id, a.account_id) k ${COUNTS}`;
