import type { Columns } from './columns';
import { between, ofNumbers, tallied } from './rows';

/** What a vendor was asked for by windows and has answered, in epoch milliseconds: from `from` on, before `to`. */
export type Walked = { from: number; to: number };
export type Stored = { stored: number; walked: number | null };

/** By connection, as its 16 bytes: how many findings are there, and how many were ever read of what was walked by windows. */
export function storedOf(columns: Columns, walked: ReadonlyMap<string, Walked>): Map<string, Stored> {
  const counts = tallied(columns.class, columns.classes.length, columns.rows);
  const found = new Map<string, Stored>();
  columns.classes.forEach(({ connection, isGone }, at) => {
    const one = found.get(connection) ?? { stored: 0, walked: null };
    if (!isGone) one.stored += counts[at] ?? 0;
    found.set(connection, one);
  });
  for (const [connection, one] of found) {
    const past = walked.get(connection);
    if (!past) continue;
    const its = Uint8Array.from(columns.classes, (of) => (of.connection === connection ? 1 : 0));
    const rows = ofNumbers(its, columns.class, columns.rows);
    one.walked = between(columns.time.created, past.from, past.to, rows).length;
  }
  return found;
}
