import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import type { Query } from '@/lib/query/ast';
import { badQuery } from '@/lib/query/bad-query';
import { type Compiled, compileQuery } from '@/lib/query/compile';
import { type Names, namesOf } from '@/lib/query/names';
import { Params } from '@/lib/query/params';
import { parseQuery } from '@/lib/query/parse';

export type Scope = Compiled & { params: Params };

/**
 * `walks`: the statement stops after a page, so that what many rows have may be looked for along the order. `keys`: the
 * only findings that are looked at, each held against the query; null: all. `looked`: the query's names, where they are
 * looked up already.
 */
type Options = {
  walks?: boolean;
  keys?: string[] | null;
  looked?: Promise<Names>;
  rareBelow?: number;
  isFew?: boolean;
};

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
  { walks = false, keys, looked = namesOf(ctx, query), rareBelow, isFew }: Options = {},
): Promise<Scope> {
  const names = await looked;
  const params = new Params(ctx.workspaceId);
  const options = { names, params, now: Date.now(), userId: ctx.actor.userId, walks, rareBelow, isFew };
  const compiled = compileQuery(query, options);
  const from = keys
    ? `unnest(${params.add(keys, 'uuid[]')}) known(id) join ${compiled.from} on f.id = known.id`
    : compiled.from;
  return { ...compiled, from, params };
}
