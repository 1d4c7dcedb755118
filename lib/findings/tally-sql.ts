import 'server-only';
import { type Dimension, SHAPES } from './dimensions';
import type { Scope } from './scope';

/** One division of a query's findings. `most`: only so many groups, the largest; groups without a name are then left out. */
export type Division = { by: readonly Dimension[]; most?: number };

/** A value as it was counted: its number, id or day, and its name where it has one; null: no value. */
export type Named = { key: string; label: string | [string, string] | null } | null;
/** One group of a division. `oldest`: the earliest creation in it, where that is told. */
export type Counted = { values: Named[]; n: number; oldest: string | null };

// Names that differ in case only are put together after the largest were taken: so many times more are looked at.
export const CANDIDATES = 3;

/** All divisions in one walk; a column `d0`, `d1` … for each. */
export function tallySql({ from, where }: Scope, divisions: readonly Division[]): string {
  const all = [...new Set(divisions.flatMap(({ by }) => by))];
  const bits = all.length > 0 ? `grouping(${all.map((one) => SHAPES[one].column).join(', ')})` : '0';
  const sets = divisions.map(({ by }) => `(${by.map((one) => SHAPES[one].column).join(', ')})`);
  return `with counted as materialized (
    select ${bits} as bits, count(*)::int as n, min(f.created_at) as oldest${all.map((one) => `, ${SHAPES[one].column} as ${one}`).join('')}
    from ${from} where ${where} group by grouping sets (${[...new Set(sets)].join(', ')}))
  select ${divisions.map((division, at) => `${divisionSql(division, all)} as d${at}`).join(',\n')}`;
}

function divisionSql({ by, most }: Division, all: readonly Dimension[]): string {
  // A bit of `grouping` is 0 where its column is one of the group's; the last column has the lowest.
  const bits = all.reduce((sum, one) => sum * 2 + (by.includes(one) ? 0 : 1), 0);
  const isNamed = most === undefined ? '' : by.map((one) => ` and ${one} is not null`).join('');
  const order = ['n desc', ...by].join(', ');
  const groups = `select * from counted where bits = ${bits}${isNamed} order by ${order}${most === undefined ? '' : ` limit ${most * CANDIDATES}`}`;
  const [only] = by;
  const term = by.length === 1 && only ? SHAPES[only].term : undefined;
  // The language finds names in any case, so what differs in case only is one group.
  const counted =
    only && term
      ? `(select sum(c.n)::int from counted c where c.bits = ${bits} and c.${only} in (
          select m.id from term_match($1, ${term}::smallint, (select t.value from term t where t.workspace_id = $1 and t.id = g.${only}), false, 2147483647) m))`
      : 'g.n';
  const n = only && term ? `case when g.${only} is null then g.n else ${counted} end` : counted;
  return `(select coalesce(json_agg(json_build_object('values', json_build_array(${by.map(valueSql).join(', ')}), 'n', ${n}, 'oldest', g.oldest)
    order by ${order}), '[]') from (${groups}) g)`;
}

function valueSql(one: Dimension): string {
  const label = labelSql(one);
  return `case when g.${one} is not null then json_build_object('key', g.${one}::text, 'label', ${label}) end`;
}

function labelSql(one: Dimension): string {
  if (SHAPES[one].term) return `(select t.value from term t where t.workspace_id = $1 and t.id = g.${one})`;
  if (one === 'owner') return `(select json_build_array(u.name, u.email) from app_user u where u.id = g.owner)`;
  if (one === 'tenant') return `(select c.name from connection c where c.workspace_id = $1 and c.id = g.tenant)`;
  return 'null';
}
