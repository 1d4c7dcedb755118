import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import type { Query } from '@/lib/query/ast';
import { termText } from '@/lib/query/print';
import { type Dimension, SHAPES } from './dimensions';
import { readQuery, scopeOfQuery } from './scope';
import { heldTally } from './tally-held';
import { type Counted, type Division, type Named, tallySql } from './tally-sql';

/** `key` null: no value. `term` asks for exactly this value. */
export type Value = { key: string | null; label: string; term: string };
export type Group = { values: Value[]; count: number; oldestAt: string | null };

/**
 * How a query's findings divide, for each division asked for, in one walk over them; the largest groups first. Everything
 * that shows figures counts through here, so that what counts can be changed in one place. Inside a transaction it
 * sees what the transaction sees.
 */
export async function tally(ctx: Ctx, q: string, divisions: readonly Division[]): Promise<Group[][]> {
  allow(ctx, 'findings.read');
  const query = readQuery(q);
  const counted = (await heldTally(ctx, query, divisions)) ?? (await sqlTally(ctx, query, divisions));
  return divisions.map(({ by, most }, at) =>
    merged((counted[at] ?? []).map((group) => groupOf(by, group))).slice(0, most),
  );
}

async function sqlTally(ctx: Ctx, query: Query, divisions: readonly Division[]): Promise<Counted[][]> {
  const scope = await scopeOfQuery(ctx, query);
  const [row] = await within<Record<string, Counted[]>>(ctx, tallySql(scope, divisions), scope.params.values);
  if (!row) throw new Error('a tally is one row');
  return divisions.map((_, at) => row[`d${at}`] ?? []);
}

/** The one group of a query that is not divided. */
export async function total(ctx: Ctx, q: string): Promise<number> {
  const [groups] = await tally(ctx, q, [{ by: [] }]);
  return groups?.[0]?.count ?? 0;
}

function groupOf(by: readonly Dimension[], { values, n, oldest }: Counted): Group {
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
  if (dimension === 'late') {
    const late = key === '1';
    return { key, label: late ? 'Late' : 'In time', term: late ? 'is:breached' : '-is:breached' };
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
  const inOrder = ([one]: [string, Group], [other]: [string, Group]) => (one < other ? -1 : one > other ? 1 : 0);
  return [...byTerm]
    .sort((one, other) => other[1].count - one[1].count || inOrder(one, other))
    .map(([, group]) => group);
}
