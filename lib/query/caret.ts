import type { Span } from './ast';
import { fieldNamed } from './fields';

/**
 * What is being typed at the caret, and the part of the text a suggestion replaces. `field` null: a word, or a field's
 * name begun. `rest` is the text without the term being typed, to count suggestions under.
 */
export type AtCaret = Span & { field: string | null; typed: string; rest: string };

/** For autocomplete: reads unfinished text too, where the parser could only point at the gap. */
export function atCaret(
  text: string,
  caret: number,
  named: (name: string) => string | undefined = fieldNamed,
): AtCaret {
  let termStart = 0;
  let valueStart = 0;
  let inQuotes = false;
  for (let at = 0; at < caret; at++) {
    const char = text[at] ?? '';
    if (inQuotes && char === '\\') at += 1;
    else if (char === '"') inQuotes = !inQuotes;
    else if (!inQuotes && /[\s()]/.test(char)) termStart = valueStart = at + 1;
    else if (!inQuotes && char === ',') valueStart = at + 1;
  }
  const before = text.slice(0, termStart);
  if (text[termStart] === '-') termStart += 1;
  const [lead, name] = /^([A-Za-z_]{1,40}):(?:[<>]=?)?/.exec(text.slice(termStart, caret)) ?? [];
  const field = name === undefined ? undefined : named(name);
  const start = field && lead ? Math.max(valueStart, termStart + lead.length) : termStart;
  const rest = inQuotes ? /^[^"]*"?/ : /^[^\s()",]*/;
  const end = caret + (rest.exec(text.slice(caret))?.[0].length ?? 0);
  const typed = text.slice(start, caret).replace(/^"/, '');
  return { field: field ?? null, typed, rest: (before + text.slice(end)).trim(), start, end };
}
