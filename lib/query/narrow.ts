import { type Node, type Query, type TextTerm, termsOf } from './ast';
import { parseQuery } from './parse';
import { printQuery } from './print';

/** Less than this is the beginning of too many words. */
const FEW_LETTERS = 3;

/** What makes a query costly, and how to ask for less: a sentence for somebody whose query took too long. */
export function whatToNarrow(q: string): string {
  const parsed = parseQuery(q);
  const query = parsed.ok ? parsed.query : null;
  const hidden = textWithin(query, false);
  if (hidden) {
    return `Put ${printQuery(hidden)} beside the other parts: inside OR and after “-” the index of words cannot be used.`;
  }
  const terms = termsOf(query);
  const short = terms.find((term) => term.type === 'text' && term.prefix && term.text.length < FEW_LETTERS);
  if (short) return `Give ${printQuery(short)} more letters.`;
  const fields = terms.flatMap((term) => (term.type === 'field' ? [term.field] : []));
  const isTimed = fields.some((field) => ['age', 'created', 'updated', 'closed', 'acknowledged'].includes(field));
  if (!fields.includes('is') && !fields.includes('status')) return 'Add is:open, or a time such as created:<7d.';
  return isTimed
    ? 'Add a source, a policy or an account, or take a shorter time.'
    : 'Add a time such as created:<7d, a source or a policy.';
}

/** A text that stands where it cannot be looked up first. */
function textWithin(node: Query, isWithin: boolean): TextTerm | null {
  if (node === null) return null;
  switch (node.type) {
    case 'text':
      return isWithin ? node : null;
    case 'field':
      return null;
    case 'not':
      return textWithin(node.item, true);
    case 'and':
      return firstOf(node.items, isWithin);
    case 'or':
      return firstOf(node.items, true);
  }
}

function firstOf(items: readonly Node[], isWithin: boolean): TextTerm | null {
  for (const item of items) {
    const found = textWithin(item, isWithin);
    if (found) return found;
  }
  return null;
}
