import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { group, partsOf, type Query } from '@/lib/query/ast';
import { badQuery } from '@/lib/query/bad-query';
import { parseQuery } from '@/lib/query/parse';
import { printQuery } from '@/lib/query/print';
import { scopeOfQuery } from './scope';
import type { FindingCount, QueryParts } from './shapes';
import { prepared } from './statement';

// A query of more parts is not told part by part.
const MOST_PARTS = 12;

/** How many findings a query asks for, exactly. */
export async function countFindings(ctx: Ctx, q: string): Promise<FindingCount> {
  allow(ctx, 'findings.read');
  return { total: await totalOf(ctx, read(q)), atLeast: false };
}

/** Which part of a query leaves so few: the count with each part dropped. */
export async function explainCount(ctx: Ctx, q: string): Promise<QueryParts> {
  allow(ctx, 'findings.read');
  const query = read(q);
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
  const { from, where, params } = await scopeOfQuery(ctx, query);
  const text = `select count(*)::int as total from ${from} where ${where}`;
  const [row] = await prepared<{ total: number }>(ctx, text, params.values);
  return row?.total ?? 0;
}

function read(q: string): Query {
  const parsed = parseQuery(q);
  if (!parsed.ok) throw badQuery(parsed.problem);
  return parsed.query;
}
