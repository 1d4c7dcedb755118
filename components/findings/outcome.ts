import type { FindingRow } from '@/lib/findings/shapes';
import { nameOfRow } from './row-text';

/** What came of a deed for one finding. */
export type ItemOutcome = { id: string; name: string; result: 'done' | 'skipped'; message: string | null };
/** What came of a deed: for each finding, in the order they were chosen. */
export type Outcome = { items: ItemOutcome[]; done: number };

type Answered = { id: string; result: string; message?: string | null; reason?: string };

/** The results of a bulk route as one list; findings without a result of their own count as done. */
export function outcomeOf(rows: readonly FindingRow[], answered: readonly Answered[]): Outcome {
  const byId = new Map(answered.map((one) => [one.id, one]));
  const items = rows.map((row): ItemOutcome => {
    const one = byId.get(row.id);
    const result = !one || ['done', 'requested', 'unchanged'].includes(one.result) ? 'done' : 'skipped';
    return { id: row.id, name: nameOfRow(row), result, message: one?.message ?? one?.reason ?? null };
  });
  return { items, done: items.filter(({ result }) => result === 'done').length };
}

/** The rows a deed was done to: only these can be taken back. */
export function doneOf(rows: readonly FindingRow[], { items }: Outcome): FindingRow[] {
  const done = new Set(items.filter(({ result }) => result === 'done').map(({ id }) => id));
  return rows.filter(({ id }) => done.has(id));
}

/** A sentence on a deed for one or many: "Assigned to Ana", "12 findings assigned to Ana, 3 skipped". */
export function sentence({ items, done }: Outcome, words: string): string {
  if (items.length === 1) return words;
  const skipped = items.length - done;
  const what = `${done} ${done === 1 ? 'finding' : 'findings'}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
  return skipped > 0 ? `${what}. ${skipped} skipped` : what;
}
