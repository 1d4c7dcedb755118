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
    label: '(select c.name from connection c where c.workspace_id = $1 and c.id = v.key::uuid)',
  },
  policy: { column: 'f.policy_id', label: NAMED, most: MOST_FREQUENT },
  account: { column: 'f.account_id', label: NAMED, most: MOST_FREQUENT },
  person: { column: 'f.person_id', label: NAMED, most: MOST_FREQUENT },
};
const NAMES = Object.keys(FACETS).filter((name): name is FacetName => name in FACETS);
const DAY = "date_trunc('day', f.created_at at time zone 'UTC')";

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
  const columns = NAMES.map((name) => FACETS[name].column);
  // One bit a column, lowest last: the bit is 0 in the set that groups by it.
  const all = 2 ** (columns.length + 1) - 1;
  const bitsOf = (at: number) => all - 2 ** (columns.length - at);
  const facet = (name: FacetName, at: number) => {
    const { label = 'null', most } = FACETS[name];
    const top = `select k${at} as key, n from counted where bits = ${bitsOf(at)} order by n desc, k${at}`;
    return `(select coalesce(json_agg(json_build_object('key', v.key, 'label', ${label}, 'count', v.n)), '[]')
      from (${top} ${most ? `limit ${most}` : ''}) v) as ${name}`;
  };
  return `with counted as materialized (
    select grouping(${columns.join(', ')}, ${DAY}) as bits, count(*)::int as n, ${DAY} as day,
      ${columns.map((column, at) => `${column}::text as k${at}`).join(', ')}
    from ${from} where ${where}
    group by grouping sets (${columns.map((column) => `(${column})`).join(', ')}, (${DAY}), ())
  ) select (select n from counted where bits = ${all}) as total,
    (select coalesce(json_agg(json_build_object('day', day, 'count', n) order by day), '[]') from counted where bits = ${all - 1}) as days,
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
  // A person is asked for by mail, which no two share.
  const [shown, asked] = Array.isArray(label) ? label : [label ?? key, label ?? key];
  return { value: key, label: shown, count, term: termText(name, asked) };
}
