import 'server-only';
import { MOST_FREQUENT } from './facet-values';
import type { Scope } from './scope';
import type { FacetName } from './shapes';

const NAMED = '(select t.value from term t where t.workspace_id = $1 and t.id = v.key::int)';
/** `label`: where an id gets its name; `most`: so many of them, the most frequent. */
const COLUMNS: Record<FacetName, { column: string; label?: string; most?: number }> = {
  severity: { column: 'f.severity' },
  source: { column: 'f.source' },
  kind: { column: 'f.kind' },
  status: { column: 'f.status' },
  owner: {
    column: 'f.owner_id',
    label: '(select json_build_array(u.name, u.email) from app_user u where u.id = v.key::uuid)',
  },
  tenant: {
    column: 'f.connection_id',
    label: `(select json_build_array(c.name || case when c.state = 'removed' then ' (removed)' else '' end, c.name)
      from connection c where c.workspace_id = $1 and c.id = v.key::uuid)`,
  },
  policy: { column: 'f.policy_id', label: NAMED, most: MOST_FREQUENT },
  account: { column: 'f.account_id', label: NAMED, most: MOST_FREQUENT },
  person: { column: 'f.person_id', label: NAMED, most: MOST_FREQUENT },
};
const NAMES = Object.keys(COLUMNS).filter((name): name is FacetName => name in COLUMNS);
// Facets of few values are counted together first: one look-up a row for six of them.
const FEW = NAMES.filter((name) => COLUMNS[name].most === undefined);
const MANY = NAMES.filter((name) => COLUMNS[name].most !== undefined);
const DAY = "date_bin('1 day', f.created_at, timestamptz '2000-01-01 00:00:00+00')";

/** Every facet of a query in one walk over its findings, as one row (`CountedFacets`). */
export function facetSql({ from, where }: Scope): string {
  const column = (name: FacetName) => COLUMNS[name].column;
  const together = FEW.map(column).join(', ');
  // `grouping` has one bit for each of its columns, the last one lowest; the bit is 0 in the set that groups by it.
  const marks = [column('severity'), ...MANY.map(column), DAY];
  const bitsOf = (at: number) => 2 ** marks.length - 1 - 2 ** (marks.length - 1 - at);
  const facet = (name: FacetName) => {
    const { label = 'null', most } = COLUMNS[name];
    const counts = `select ${name}::text as key, sum(n)::int as n from counted where bits = ${bitsOf(MANY.indexOf(name) + 1)} group by ${name}`;
    const top = `select key, n from (${counts}) c order by n desc, key ${most ? `limit ${most}` : ''}`;
    return `(select coalesce(json_agg(json_build_object('key', v.key, 'label', ${label}, 'count', v.n)), '[]') from (${top}) v) as ${name}`;
  };
  return `with counted as materialized (
    select grouping(${marks.join(', ')}) as bits, count(*)::int as n, ${DAY} as day, ${NAMES.map((name) => `${column(name)} as ${name}`).join(', ')}
    from ${from} where ${where}
    group by grouping sets ((${together}), ${MANY.map((name) => `(${column(name)})`).join(', ')}, (${DAY}))
  ) select (select coalesce(sum(n), 0)::int from counted where bits = ${bitsOf(0)}) as total,
    (select coalesce(json_agg(json_build_object('day', day at time zone 'UTC', 'count', n) order by day), '[]')
      from counted where bits = ${bitsOf(marks.length - 1)}) as days,
    ${NAMES.map(facet).join(',\n')}`;
}
