import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { pick } from '@/lib/held/filter';
import { columnsOf } from '@/lib/held/held';
import { partsOf, type Query } from '@/lib/query/ast';
import type { Names } from '@/lib/query/names';

/**
 * So many rows by their keys cost some milliseconds. As long as an order is walked for a page of more than these, at a
 * million findings; for fewer of them the walk would be longer, and for none it would go through all.
 */
const FEW = 2000;

/** A walk along the order by severity begins with these. */
const LEADING: readonly string[] = ['is', 'severity'];

/**
 * The findings of a query where they are few, by what this process holds (ADR 22): every one that fitted at this moment.
 * Null where they are many, where a walk finds them at once, or where only Postgres can tell.
 */
export async function fewHeld(ctx: Ctx, query: Query, looked: Promise<Names>): Promise<string[] | null> {
  const parts = partsOf(query);
  if (parts.every((part) => part.type === 'field' && LEADING.includes(part.field))) return null;
  if (parts.some((part) => part.type === 'text')) return null;
  const [names, columns] = await Promise.all([looked, columnsOf(ctx)]);
  const rows = columns && pick(query, { columns, names, now: Date.now(), userId: ctx.actor.userId });
  return columns && rows && rows.length <= FEW ? Array.from(rows, (row) => columns.idAt(row)) : null;
}
