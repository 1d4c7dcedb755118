import type { Columns } from './columns';
import type { Rows } from './rows';

/** What a list is ordered by; behind severity and rank stands the last update, behind all of them the id. */
export type Order = { by: 'severity' | 'rank' | 'updated' | 'created' | 'due'; descending: boolean };
/** A place in an order: severity, rank or epoch milliseconds (infinity: none), then the last update or 0; the id as four words. */
export type Rung = { first: number; second: number; id: Uint32Array };

/** The first findings in an order, of those behind a place: `most` at most. */
export function leading(columns: Columns, rows: Rows, order: Order, after: Rung | null, most: number): number[] {
  const { first, second } = keysOf(columns, order);
  const sign = order.descending ? -1 : 1;
  const compare = (row: number, other: number) =>
    sign * (first(row) - first(other) || second(row) - second(other) || columns.compareIds(row, other));
  const isBeyond = (row: number, rung: Rung) =>
    sign * (first(row) - rung.first || second(row) - rung.second || columns.compareId(row, rung.id)) > 0;
  const found: number[] = [];
  // What comes behind so many others need not be sorted any more.
  let last: number | undefined;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if ((last !== undefined && compare(row, last) > 0) || (after && !isBeyond(row, after))) continue;
    found.push(row);
    if (found.length < most * 4) continue;
    found.sort(compare).splice(most);
    last = found.at(-1);
  }
  return found.sort(compare).slice(0, most);
}

type Key = (row: number) => number;

function keysOf(columns: Columns, { by }: Order): { first: Key; second: Key } {
  const { class: classOf, classes, rank, time } = columns;
  const updated: Key = (row) => time.updated[row] as number;
  const nothing: Key = () => 0;
  switch (by) {
    case 'severity': {
      const severities = Int32Array.from(classes, ({ severity }) => severity);
      return { first: (row) => severities[classOf[row] as number] as number, second: updated };
    }
    case 'rank':
      return { first: (row) => rank[row] as number, second: updated };
    case 'due':
      // None is kept as no number; in the order it is behind every instant, as Postgres has it.
      return {
        first: (row) => (Number.isNaN(time.due[row]) ? Number.POSITIVE_INFINITY : (time.due[row] as number)),
        second: nothing,
      };
    case 'updated':
    case 'created':
      return { first: (row) => time[by][row] as number, second: nothing };
  }
}
