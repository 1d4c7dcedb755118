import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import type { Columns } from '@/lib/held/columns';
import { pick } from '@/lib/held/filter';
import { columnsOf } from '@/lib/held/held';
import type { Rows } from '@/lib/held/rows';
import type { Query } from '@/lib/query/ast';
import { type Names, namesOf } from '@/lib/query/names';

export type Picked = { columns: Columns; rows: Rows };

/**
 * The findings of a query as this process holds them at this moment (ADR 22); null where only Postgres can tell. Whoever
 * asks counts before anything is awaited. `looked`: the query's names, where they are looked up anyway.
 */
export async function heldPick(ctx: Ctx, query: Query, looked?: Promise<Names>): Promise<Picked | null> {
  // Inside a transaction its own moment counts, which memory does not have.
  if (ctx.tx) return null;
  const [names, columns] = await Promise.all([looked ?? namesOf(ctx, query), columnsOf(ctx)]);
  const rows = columns && pick(query, { columns, names, now: Date.now(), userId: ctx.actor.userId });
  return columns && rows ? { columns, rows } : null;
}
