import { numberAt, type Raw, textAt, textsAt } from '@/components/items/raw-value';
import { count } from '@/components/ui/format-number';

/** Whom a document lay open to when it was asked that this ends; nothing where the record is of another request. */
export function sharingBefore(before: Raw): { quote?: string } {
  if (numberAt(before, 'total') === null) return {};
  const owner = textAt(before, 'owner');
  const what = [textAt(before, 'name') ?? textAt(before, 'documentId') ?? 'A document', owner && `of ${owner}`];
  return { quote: `${what.filter(Boolean).join(' ')}. Before: ${peopleWords(before)}.` };
}

/** What the document showed when it was read again. */
export function sharingSeen(after: Raw): string {
  if (textAt(after, 'outcome') === 'applied') return `read again. After: ${peopleWords(after)}.`;
  return `read again, and it is still open to outside. Now: ${peopleWords(after)}.`;
}

function peopleWords(part: Raw): string {
  const total = numberAt(part, 'total') ?? 0;
  const named = textsAt(part, 'collaborators');
  if (total === 0) return part.sharedOutside === true ? 'people outside whom Edge does not name' : 'nobody outside';
  const more = total - named.length;
  return named.join(', ') + (more > 0 ? ` and ${count(more)} more` : '');
}
