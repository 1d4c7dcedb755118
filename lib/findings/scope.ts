import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import type { Query } from '@/lib/query/ast';
import { badQuery } from '@/lib/query/bad-query';
import { type Compiled, compileQuery } from '@/lib/query/compile';
import { namesOf } from '@/lib/query/names';
import { Params } from '@/lib/query/params';
import { parseQuery } from '@/lib/query/parse';

// Where looking up every match and ordering it costs as much as walking the order and looking at each row.
const RARE_BELOW = 60_000;

export type Scope = Compiled & { params: Params };

/** `walks`: the statement stops after a page, so that words in `rareBelow` rows and more may be looked for along the order. */
type Options = { walks?: boolean; rareBelow?: number };

/** The findings a query text asks for, as SQL behind the workspace's wall. Throws `bad_input` with the place of what is wrong. */
export async function scopeOf(ctx: Ctx, q: string, options: Options = {}): Promise<Scope> {
  const parsed = parseQuery(q);
  if (!parsed.ok) throw badQuery(parsed.problem);
  return scopeOfQuery(ctx, parsed.query, options);
}

export async function scopeOfQuery(ctx: Ctx, query: Query, { walks = false, ...given }: Options = {}): Promise<Scope> {
  const names = await namesOf(ctx, query);
  const params = new Params(ctx.workspaceId);
  const rareBelow = walks ? (given.rareBelow ?? RARE_BELOW) : undefined;
  const options = { names, params, now: Date.now(), userId: ctx.actor.userId, rareBelow };
  return { ...compileQuery(query, options), params };
}
