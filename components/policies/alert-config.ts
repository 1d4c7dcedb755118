import { namesAt, type Raw, textsAt } from '@/components/items/raw-value';
import { filterAt } from './policy-filter';

/** Whom an alert config tells, by name where the vendor gives one. */
export function recipientsOf(raw: Raw): string[] {
  const names = namesAt(raw, 'recipient_display_names');
  return textsAt(raw, 'recipients').map((one) => names[one] ?? one);
}

/** The conditions that an alert config lets through, by what the vendor calls their events. */
export function conditionsOf(raw: Raw): string[] {
  const { include } = filterAt(raw, 'condition_filter', {});
  const tags = include.flat().map(({ tag }) => tag);
  return [...new Set(tags.filter((tag) => tag.startsWith('condition:')).map((tag) => tag.slice('condition:'.length)))];
}
