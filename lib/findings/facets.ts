import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { KIND_CODES, SEVERITY_CODES, SOURCE_CODES, STATUS_CODES } from '@/lib/model/finding';
import { FIELDS, type FieldName } from '@/lib/query/fields';
import { termText } from '@/lib/query/print';
import { type DayCount, histogramOf } from './histogram';
import { type Scope, scopeOf } from './scope';
import type { FacetName, Facets, FacetValue } from './shapes';
import { prepared } from './statement';

const MOST_FREQUENT = 20;

type Facet = {
  column: string;
  /** Closed sets: the name of each number. */
  codes?: Record<string, number>;
  words?: readonly string[];
  /** Otherwise: where an id gets its name. */
  label?: string;
  most?: number;
};

const NAMED = '(select t.value from term t where t.workspace_id = $1 and t.id = v.key::int)';
const FACETS: Record<FacetName, Facet> = {
  severity: { column: 'f.severity', codes: SEVERITY_CODES, words: FIELDS.severity.words },
  source: { column: 'f.source', codes: SOURCE_CODES, words: FIELDS.source.words },
  kind: { column: 'f.kind', codes: KIND_CODES, words: FIELDS.kind.words },
  status: { column: 'f.status', codes: STATUS_CODES, words: FIELDS.status.words },
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
const NAMES = Object.keys(FACETS).filter((name): name is FacetName => name in FACETS);
// Facets of few values are counted together first: one look-up a row for six of them.
const FEW = NAMES.filter((name) => FACETS[name].most === undefined);
const MANY = NAMES.filter((name) => FACETS[name].most !== undefined);
const DAY = "date_bin('1 day', f.created_at, timestamptz '2000-01-01 00:00:00+00')";

type Counted = { key: string | null; label: string | [string, string] | null; count: number };
type Row = { total: number; days: DayCount[] } & Record<FacetName, Counted[]>;

/** What a query's findings are, counted by each facet in one walk over them. */
export async function facetCounts(ctx: Ctx, q: string): Promise<Facets> {
  allow(ctx, 'findings.read');
  const scope = await scopeOf(ctx, q);
  const [row] = await prepared<Row>(ctx, facetSql(scope), scope.params.values);
  if (!row) throw new Error('facets are one row');
  const facets = Object.fromEntries(NAMES.map((name) => [name, valuesOf(name, row[name])]));
  return {
    total: row.total,
    atLeast: false,
    facets: facets as Record<FacetName, FacetValue[]>, // made from NAMES, which are all of them
    histogram: await histogramOf(ctx, scope, row.days),
  };
}

export function facetSql({ from, where }: Scope): string {
  const column = (name: FacetName) => FACETS[name].column;
  const together = FEW.map(column).join(', ');
  // `grouping` has one bit for each of its columns, the last one lowest; the bit is 0 in the set that groups by it.
  const marks = [column('severity'), ...MANY.map(column), DAY];
  const bitsOf = (at: number) => 2 ** marks.length - 1 - 2 ** (marks.length - 1 - at);
  const facet = (name: FacetName) => {
    const { label = 'null', most } = FACETS[name];
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

function valuesOf(name: FacetName, counted: readonly Counted[]): FacetValue[] {
  const { codes, words } = FACETS[name];
  if (!codes || !words) return counted.map((one) => namedValue(name, one));
  const countOf = new Map(counted.map(({ key, count }) => [Number(key), count]));
  return words.map((word) => ({
    value: word,
    label: word,
    count: countOf.get(codes[word] ?? -1) ?? 0,
    term: termText(name, word),
  }));
}

function namedValue(name: FieldName & FacetName, { key, label, count }: Counted): FacetValue {
  if (key === null) {
    const term = name === 'owner' ? 'is:unowned' : `-has:${name}`;
    return { value: null, label: name === 'owner' ? 'Nobody' : 'None', count, term };
  }
  // A person is asked for by mail, which no two share; a tenant by its name alone.
  const [shown, asked] = Array.isArray(label) ? label : [label ?? key, label ?? key];
  return { value: key, label: shown, count, term: termText(name, asked) };
}
