import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { SEVERITY_CODES, type Severity } from '@/lib/model/finding';
import { FIELDS } from '@/lib/query/fields';
import { termText } from '@/lib/query/print';
import type { GroupBy } from './schema';
import { type Scope, scopeOf } from './scope';
import type { FindingGroups } from './shapes';

const MOST = 100;
const SEVERITIES = FIELDS.severity.words;

type Row = {
  total: number;
  without: number;
  groups: number;
  top: { value: string; n: number; all: number; at: string; severities: number[] }[];
};

/** A query's findings gathered by what they share, those with most of them first: how many of how many, and how bad. */
export async function groupFindings(ctx: Ctx, { q, by }: { q: string; by: GroupBy }): Promise<FindingGroups> {
  allow(ctx, 'findings.read');
  const scope = await scopeOf(ctx, q);
  const [row] = await prepared<Row>(ctx, groupSql(scope, by), scope.params.values);
  if (!row) throw new Error('groups are one row');
  return {
    total: row.total,
    without: { count: row.without, term: `-has:${by}` },
    groups: row.groups,
    items: row.top.map(({ value, n, all, at, severities }) => ({
      value,
      term: termText(by, value),
      count: n,
      of: all,
      newestAt: at,
      severities: bySeverity(severities),
    })),
  };
}

/** One walk over the query's findings; how many a group has in all is then counted for the groups that are shown. */
export function groupSql({ from, where }: Scope, by: GroupBy): string {
  const column = `f.${by}_id`;
  const counts = SEVERITIES.map((word) => `count(*) filter (where f.severity = ${SEVERITY_CODES[word]})::int`);
  return `with counted as materialized (
    select ${column} as id, count(*)::int as n, max(f.updated_at) as at, array[${counts.join(', ')}] as severities
    from ${from} where ${where} group by 1
  ), top as (select c.* from counted c where c.id is not null order by c.n desc, c.id limit ${MOST})
  select coalesce(sum(n), 0)::int as total, coalesce(sum(n) filter (where id is null), 0)::int as without,
    count(id)::int as groups,
    (select coalesce(json_agg(json_build_object('value', t.value, 'n', top.n, 'all', a.n, 'at', top.at,
        'severities', top.severities) order by top.n desc, t.value), '[]')
      from top join term t on t.workspace_id = $1 and t.id = top.id
      cross join lateral (select count(*)::int as n from finding f where f.workspace_id = $1 and ${column} = top.id) a) as top
  from counted`;
}

function bySeverity(counts: readonly number[]): Record<Severity, number> {
  const at = (word: Severity) => counts[SEVERITIES.indexOf(word)] ?? 0;
  return {
    critical: at('critical'),
    high: at('high'),
    medium: at('medium'),
    low: at('low'),
    info: at('info'),
    unknown: at('unknown'),
  };
}
