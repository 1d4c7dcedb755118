import type { QueryProblem } from '@/lib/query/ast';
import { fieldNamed } from '@/lib/query/fields';

/** A stretch of a query's text with how it is drawn; joined again they are the text. */
export type Mark = { text: string; kind: 'field' | 'word' | 'fault' };

/** The text of a query, cut where its look changes: names of fields, and the part an error is about. */
export function marksOf(
  text: string,
  problem: Pick<QueryProblem, 'start' | 'end'> | null,
  named: (name: string) => string | undefined = fieldNamed,
): Mark[] {
  const kinds: Mark['kind'][] = new Array(text.length).fill('word');
  let inQuotes = false;
  for (let at = 0; at < text.length; at++) {
    if (inQuotes && text[at] === '\\') at += 1;
    else if (text[at] === '"') inQuotes = !inQuotes;
    else if (!inQuotes && (at === 0 || /[\s()-]/.test(text[at - 1] ?? ''))) {
      const name = /^([A-Za-z_]{1,40}):/.exec(text.slice(at, at + 41));
      if (name?.[1] && named(name[1])) kinds.fill('field', at, at + name[0].length);
    }
  }
  if (problem) {
    // A fault at the very end has no letter of its own: the last one stands for it.
    const start = Math.min(problem.start, Math.max(0, text.length - 1));
    kinds.fill('fault', start, Math.max(problem.end, start + 1));
  }
  const marks: Mark[] = [];
  for (let at = 0; at < text.length; at++) {
    const last = marks.at(-1);
    const kind = kinds[at] ?? 'word';
    if (last?.kind === kind) last.text += text[at];
    else marks.push({ text: text[at] ?? '', kind });
  }
  return marks;
}
