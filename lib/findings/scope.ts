import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import type { Query } from '@/lib/query/ast';
import { badQuery } from '@/lib/query/bad-query';
import { type Compiled, compileQuery } from '@/lib/query/compile';
import { namesOf } from '@/lib/query/names';
import { Params } from '@/lib/query/params';
import { parseQuery } from '@/lib/query/parse';
import { fewHeld } from './few-held';

export type Scope = Compiled & { params: Params };

/**
 * `walks`: the statement stops after a page, so that what many rows have may be looked for along the order. `few`: where
 * memory knows that they are few, they are looked up by key instead.
 */
type Options = { walks?: boolean; few?: boolean; rareBelow?: number; isFew?: boolean };

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
  { walks = false, few = false, rareBelow, isFew }: Options = {},
): Promise<Scope> {
  const looked = namesOf(ctx, query);
  const [names, ids] = await Promise.all([looked, few ? fewHeld(ctx, query, looked) : null]);
  const params = new Params(ctx.workspaceId);
  const options = { names, params, now: Date.now(), userId: ctx.actor.userId, walks, rareBelow, isFew };
  const compiled = compileQuery(query, options);
  // Each is looked at once more: what has changed since memory was asked does not stay.
  const from = ids
    ? `unnest(${params.add(ids, 'uuid[]')}) few(id) join ${compiled.from} on f.id = few.id`
    : compiled.from;
  return { ...compiled, from, params };
}
