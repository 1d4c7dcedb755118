import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import type { Class } from '@/lib/held/columns';
import { type Counts, countsOf, hoursOf } from '@/lib/held/count';
import { idOf, sourceOf } from '@/lib/held/filter';
import type { Query } from '@/lib/query/ast';
import { type Counted, type CountedFacets, MOST_FREQUENT } from './facet-values';
import { heldPick } from './held-pick';
import type { DayCount } from './histogram';

type HeldFacets = { counted: CountedFacets; hours(): DayCount[] };
type Ids = { terms: number[]; owners: string[] };

/** The facets of a query, counted in this process; null where only Postgres can tell, or the findings are not held yet. */
export async function heldFacets(ctx: Ctx, query: Query): Promise<HeldFacets | null> {
  const held = await heldPick(ctx, query);
  if (!held) return null;
  const { columns, rows } = held;
  const counts = countsOf(columns, rows);
  // Only a span of a few days is shown by the hour, and what comes meanwhile may not be in it.
  const hours = counts.days.length <= 2 ? hoursOf(columns, rows).map(dayCount) : [];
  return { counted: await named(ctx, counts), hours: () => hours };
}

async function named(ctx: Ctx, { total, byClass, words, days }: Counts): Promise<CountedFacets> {
  const by = (key: (one: Class) => string | number | null) => mostFirst(grouped(byClass, key));
  const word = (name: keyof Counts['words']) =>
    mostFirst(words[name].map(({ id, count }) => ({ key: id === 0 ? null : String(id), count }))).slice(
      0,
      MOST_FREQUENT,
    );
  const found = {
    owner: by(({ owner }) => owner && idOf(owner)),
    tenant: by(({ connection }) => idOf(connection)),
    policy: word('policy'),
    account: word('account'),
    person: word('person'),
  };
  const keys = (counted: readonly Keyed[]) => counted.flatMap(({ key }) => key ?? []);
  const terms = [found.policy, found.account, found.person].flatMap(keys).map(Number);
  const labels = await labelsOf(ctx, { terms, owners: keys(found.owner) });
  const withLabels = (counted: readonly Keyed[], of: Labels[keyof Labels]): Counted[] =>
    counted.map((one) => ({ ...one, label: one.key === null ? null : (of?.[one.key] ?? null) }));
  const plain = (counted: readonly Keyed[]) => withLabels(counted, null);
  return {
    total,
    days: days.map(dayCount),
    severity: plain(by(({ severity }) => severity)),
    source: plain(by(({ kind }) => sourceOf(kind))),
    kind: plain(by(({ kind }) => kind)),
    status: plain(by(({ status }) => status)),
    owner: withLabels(found.owner, labels.owners),
    tenant: withLabels(found.tenant, labels.tenants),
    policy: withLabels(found.policy, labels.terms),
    account: withLabels(found.account, labels.terms),
    person: withLabels(found.person, labels.terms),
  };
}

type Labels = Record<'terms' | 'owners' | 'tenants', Record<string, string | [string, string]> | null>;
const LABELS = `select
  (select json_object_agg(t.id, t.value) from term t where t.workspace_id = $1 and t.id = any($2::int[])) as terms,
  (select json_object_agg(u.id, json_build_array(u.name, u.email)) from app_user u where u.id = any($3::uuid[])) as owners,
  (select json_object_agg(c.id, json_build_array(c.name || case when c.state = 'removed' then ' (removed)' else '' end, c.name))
    from connection c where c.workspace_id = $1) as tenants`;

async function labelsOf(ctx: Ctx, { terms, owners }: Ids): Promise<Labels> {
  const [labels] = await prepared<Labels>(ctx, LABELS, [ctx.workspaceId, terms, owners]);
  if (!labels) throw new Error('labels are one row');
  return labels;
}

type Keyed = { key: string | null; count: number };

function grouped(byClass: Counts['byClass'], key: (one: Class) => string | number | null): Keyed[] {
  const counts = new Map<string | null, number>();
  for (const { one, count } of byClass) {
    const of = key(one);
    const text = of === null ? null : String(of);
    counts.set(text, (counts.get(text) ?? 0) + count);
  }
  return [...counts].map(([key, count]) => ({ key, count }));
}

/** As Postgres has them: the most frequent first, then by key, "none" last. */
function mostFirst(counted: Keyed[]): Keyed[] {
  return counted.sort((a, b) => b.count - a.count || (a.key === null ? 1 : b.key === null || a.key < b.key ? -1 : 1));
}

function dayCount({ start, count }: { start: number; count: number }): DayCount {
  return { day: new Date(start).toISOString().slice(0, -1), count };
}
