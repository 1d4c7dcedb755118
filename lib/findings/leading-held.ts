import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { leading, type Order, type Rung } from '@/lib/held/leading';
import { partsOf, type Query } from '@/lib/query/ast';
import type { Names } from '@/lib/query/names';
import type { Place } from './cursor';
import { heldPick } from './held-pick';
import type { Sort } from './schema';

/** Of more than these a walk along the order soon comes upon a page; to look through them takes some milliseconds. */
const MOST = 100_000;

/** A walk along the order by severity begins with these. */
const LEADING: readonly string[] = ['is', 'severity'];

const ORDERS: Record<Sort, Order> = {
  '-severity': { by: 'severity', descending: true },
  severity: { by: 'severity', descending: false },
  '-updated': { by: 'updated', descending: true },
  updated: { by: 'updated', descending: false },
  '-created': { by: 'created', descending: true },
  created: { by: 'created', descending: false },
  '-rank': { by: 'rank', descending: true },
  rank: { by: 'rank', descending: false },
  due: { by: 'due', descending: false },
  '-due': { by: 'due', descending: true },
};

type Wanted = { sort: Sort; after: Place | null; most: number };

/**
 * The next findings of a list, in its order, by what this process holds (ADR 22): `most`, or all that there are. Null
 * where a walk finds them at once, or where only Postgres can tell.
 */
export async function leadingHeld(
  ctx: Ctx,
  query: Query,
  { sort, after, most }: Wanted,
  looked: Promise<Names>,
): Promise<string[] | null> {
  const parts = partsOf(query);
  if (parts.every((part) => part.type === 'field' && LEADING.includes(part.field))) return null;
  if (parts.some((part) => part.type === 'text')) return null;
  const held = await heldPick(ctx, query, looked);
  if (!held || held.rows.length > MOST) return null;
  const { columns, rows } = held;
  const order = ORDERS[sort];
  return leading(columns, rows, order, after && rungOf(after, order), most).map((row) => columns.idAt(row));
}

// The table keeps milliseconds.
function rungOf({ severity, rank, updatedAt, createdAt, dueAt, id }: Place, { by }: Order): Rung {
  const digits = id.replaceAll('-', '');
  const words = Uint32Array.from({ length: 4 }, (_, at) => Number.parseInt(digits.slice(at * 8, at * 8 + 8), 16));
  switch (by) {
    case 'severity':
      return { first: severity, second: Date.parse(updatedAt), id: words };
    case 'rank':
      return { first: rank, second: Date.parse(updatedAt), id: words };
    case 'updated':
      return { first: Date.parse(updatedAt), second: 0, id: words };
    case 'created':
      return { first: Date.parse(createdAt), second: 0, id: words };
    case 'due':
      return { first: dueAt === 'infinity' ? Number.POSITIVE_INFINITY : Date.parse(dueAt), second: 0, id: words };
  }
}
