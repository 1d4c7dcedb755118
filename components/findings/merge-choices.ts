import type { FindingRow } from '@/lib/findings/shapes';
import { SEVERITY_WORDS } from '@/lib/query/fields';
import { parseQuery } from '@/lib/query/parse';

type Choice = Pick<FindingRow, 'merged' | 'severity' | 'createdAt'>;

/** What may stand for others: nothing that is closed, or merged itself. */
export function mayLead({ status, mergedInto }: Pick<FindingRow, 'status' | 'mergedInto'>): boolean {
  return mergedInto === null && status !== 'resolved' && status !== 'accepted';
}

/** The likeliest first: one that stands for others already, then the worst, then the oldest. */
export function inOrder<Row extends Choice>(rows: readonly Row[]): Row[] {
  return rows.toSorted(
    (a, b) =>
      (b.merged?.count ?? 0) - (a.merged?.count ?? 0) ||
      SEVERITY_WORDS.indexOf(a.severity) - SEVERITY_WORDS.indexOf(b.severity) ||
      Date.parse(a.createdAt) - Date.parse(b.createdAt),
  );
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WORDS = /^[\p{L}\p{N} ]+$/u;

/** The query for what was typed: an id, words of which the last may be half typed, or a query; null where it is none. */
export function leaderQuery(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const asked = ID.test(text) ? `id:${text}` : WORDS.test(text) ? `${text}*` : text;
  const q = `(${asked}) is:open`;
  return parseQuery(q).ok ? q : null;
}
