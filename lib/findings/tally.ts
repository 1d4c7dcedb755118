import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { termText } from '@/lib/query/print';
import { type Dimension, SHAPES } from './dimensions';
import { type Scope, scopeOf } from './scope';
import { within } from './statement';

/** One division of a query's findings. `most`: only so many groups, the largest; groups without a name are then left out. */
export type Division = { by: readonly Dimension[]; most?: number };
/** `key` null: no value. `term` asks for exactly this value. */
export type Value = { key: string | null; label: string; term: string };
export type Group = { values: Value[]; count: number; oldestAt: string | null };

// Names that differ in case only are put together after the largest were taken: so many times more are looked at.
const CANDIDATES = 3;

type Named = { key: string; label: string | [string, string] | null } | null;
type Row = Record<string, { values: Named[]; n: number; oldest: string | null }[]>;

/**
 * How a query's findings divide, for each division asked for, in one walk over them; the largest groups first. Everything
 * that shows figures counts through here, so that what counts can be changed in one place. Inside a transaction it
 * sees what the transaction sees.
 */
export async function tally(ctx: Ctx, q: string, divisions: readonly Division[]): Promise<Group[][]> {
  allow(ctx, 'findings.read');
  const scope = await scopeOf(ctx, q);
  const [row] = await within<Row>(ctx, tallySql(scope, divisions), scope.params.values);
  if (!row) throw new Error('a tally is one row');
  return divisions.map(({ by, most }, at) =>
    merged((row[`d${at}`] ?? []).map((group) => groupOf(by, group))).slice(0, most),
  );
}

/** The one group of a query that is not divided. */
export async function total(ctx: Ctx, q: string): Promise<number> {
  const [groups] = await tally(ctx, q, [{ by: [] }]);
  return groups?.[0]?.count ?? 0;
}

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

function groupOf(by: readonly Dimension[], { values, n, oldest }: Row[string][number]): Group {
  return {
    values: by.map((dimension, at) => named(dimension, values[at] ?? null)),
    count: n,
    oldestAt: oldest && new Date(oldest).toISOString(),
  };
}

function named(dimension: Dimension, found: Named): Value {
  const { codes, field } = SHAPES[dimension];
  if (found === null) return { key: null, label: NONE[dimension] ?? 'None', term: noneTerm(dimension) };
  const { key, label } = found;
  if (dimension === 'owned') {
    const owned = key === '1';
    return { key, label: owned ? 'Somebody’s' : 'Nobody’s', term: owned ? 'has:owner' : 'is:unowned' };
  }
  const word = codes && Object.keys(codes).find((one) => codes[one] === Number(key));
  if (word !== undefined) return { key: word, label: word, term: termText(field, word) };
  // A person is asked for by mail, which no two share.
  const [shown, asked] = Array.isArray(label) ? label : [label ?? key, label ?? key];
  return { key, label: shown, term: termText(field, asked) };
}

const NONE: Partial<Record<Dimension, string>> = { owner: 'Nobody', verdict: 'No verdict', closed: 'Not closed' };

function noneTerm(dimension: Dimension): string {
  if (dimension === 'owner') return 'is:unowned';
  if (dimension === 'closed') return 'is:open';
  return `-has:${dimension}`;
}

/** Groups that the same terms ask for are one: a removed tenant may have had the name of one that is there. */
function merged(groups: readonly Group[]): Group[] {
  const byTerm = new Map<string, Group>();
  for (const group of groups) {
    const asked = group.values.map(({ term }) => term.toLowerCase()).join(' ');
    const known = byTerm.get(asked);
    if (!known) byTerm.set(asked, { ...group });
    else if (group.values.some(({ term }) => term.startsWith('tenant:'))) {
      known.count += group.count;
      known.oldestAt = [known.oldestAt, group.oldestAt].filter((at) => at !== null).sort()[0] ?? null;
    }
  }
  return [...byTerm.values()].sort((one, other) => other.count - one.count);
}
