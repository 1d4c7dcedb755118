import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { groupsOf } from '@/lib/held/groups';
import { SEVERITY_CODES, type Severity } from '@/lib/model/finding';
import type { Query } from '@/lib/query/ast';
import { FIELDS } from '@/lib/query/fields';
import { termText } from '@/lib/query/print';
import { heldPick } from './held-pick';
import type { GroupBy } from './schema';
import { readQuery, type Scope, scopeOfQuery } from './scope';
import type { FindingGroups } from './shapes';
import { wordsOf } from './words';

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
  const query = readQuery(q);
  const row = (await heldGroups(ctx, query, by)) ?? (await askedGroups(ctx, query, by));
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

async function askedGroups(ctx: Ctx, query: Query, by: GroupBy): Promise<Row> {
  const scope = await scopeOfQuery(ctx, query);
  const [row] = await prepared<Row>(ctx, groupSql(scope, by), scope.params.values);
  if (!row) throw new Error('groups are one row');
  return row;
}

/** The same in this process; null where only Postgres can tell. */
export async function heldGroups(ctx: Ctx, query: Query, by: GroupBy): Promise<Row | null> {
  const held = await heldPick(ctx, query);
  if (!held) return null;
  const { total, without, words, groups } = groupsOf(held.columns, held.rows, by, MOST);
  const named = await wordsOf(
    ctx,
    groups.map(({ word }) => word),
  );
  const top = groups.map(({ word, count, of, newest, severities }) => ({
    value: named.get(word) ?? '',
    n: count,
    all: of,
    at: new Date(newest).toISOString(),
    severities: SEVERITIES.map((name) => severities[SEVERITY_CODES[name]] ?? 0),
  }));
  const inOrder = (one: (typeof top)[number], other: typeof one) =>
    other.n - one.n || (one.value < other.value ? -1 : 1);
  return { total, without, groups: words, top: top.sort(inOrder) };
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
