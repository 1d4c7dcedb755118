import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { group, partsOf, type Query } from '@/lib/query/ast';
import { printQuery } from '@/lib/query/print';
import { heldPick } from './held-pick';
import { readQuery, scopeOfQuery } from './scope';
import type { FindingCount, QueryParts } from './shapes';

// A query of more parts is not told part by part.
const MOST_PARTS = 12;

/** How many findings a query asks for, exactly. */
export async function countFindings(ctx: Ctx, q: string): Promise<FindingCount> {
  allow(ctx, 'findings.read');
  return { total: await totalOf(ctx, readQuery(q)), atLeast: false };
}

/** Which part of a query leaves so few: the count with each part dropped. */
export async function explainCount(ctx: Ctx, q: string): Promise<QueryParts> {
  allow(ctx, 'findings.read');
  const query = readQuery(q);
  const parts = partsOf(query).slice(0, MOST_PARTS);
  const told: QueryParts['parts'] = [];
  for (const part of parts) {
    const rest = group(
      'and',
      partsOf(query).filter((one) => one !== part),
    );
    told.push({ part: printQuery(part), without: printQuery(rest), total: await totalOf(ctx, rest) });
  }
  return { total: await totalOf(ctx, query), atLeast: false, parts: told };
}

async function totalOf(ctx: Ctx, query: Query): Promise<number> {
  const held = await heldPick(ctx, query);
  if (held) return held.rows.length;
  const { from, where, params } = await scopeOfQuery(ctx, query);
  const text = `select count(*)::int as total from ${from} where ${where}`;
  const [row] = await prepared<{ total: number }>(ctx, text, params.values);
  return row?.total ?? 0;
}
