import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import type { Query } from '@/lib/query/ast';
import { badQuery } from '@/lib/query/bad-query';
import { type Compiled, compileQuery } from '@/lib/query/compile';
import { namesOf } from '@/lib/query/names';
import { Params } from '@/lib/query/params';
import { parseQuery } from '@/lib/query/parse';

export type Scope = Compiled & { params: Params };

/** `walks`: the statement stops after a page, so that what many rows have may be looked for along the order. */
type Options = { walks?: boolean; rareBelow?: number; isFew?: boolean };

/** The findings a query text asks for, as SQL behind the workspace's wall. Throws `bad_input` with the place of what is wrong. */
export async function scopeOf(ctx: Ctx, q: string, options: Options = {}): Promise<Scope> {
  return scopeOfQuery(ctx, readQuery(q), options);
}

/** Throws `bad_input` with the place of what is wrong. */
export function readQuery(q: string): Query {
  const parsed = parseQuery(q);
  if (!parsed.ok) throw badQuery(parsed.problem);
  return parsed.query;
}

export async function scopeOfQuery(
  ctx: Ctx,
  query: Query,
  { walks = false, rareBelow, isFew }: Options = {},
): Promise<Scope> {
  const names = await namesOf(ctx, query);
  const params = new Params(ctx.workspaceId);
  const options = { names, params, now: Date.now(), userId: ctx.actor.userId, walks, rareBelow, isFew };
  return { ...compileQuery(query, options), params };
}
