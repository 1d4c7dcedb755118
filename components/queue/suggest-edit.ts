import type { Suggestion } from '@/lib/findings/shapes';
import type { AtCaret } from '@/lib/query/caret';

/** A query's text after a suggestion was taken, and where the caret then stands. */
export type Completed = { text: string; caret: number };

/** Puts a suggestion in the place of what is being typed. A field's name waits for its value, a value ends its term. */
export function complete(text: string, at: AtCaret, { term }: Pick<Suggestion, 'term'>): Completed {
  const waits = term.endsWith(':');
  const whole = at.field === null || waits;
  // After `severity:` only the value is missing.
  const put = whole ? term : term.slice(term.indexOf(':') + 1);
  const before = text.slice(0, at.start);
  const after = text.slice(at.end);
  const gap = waits || /^[\s),]/.test(after) ? '' : ' ';
  // A caret at the end of a finished term goes on behind the space.
  const caret = before.length + put.length + (waits ? 0 : 1);
  return { text: before + put + gap + after, caret };
}
