import type { ItemWords } from '@/components/items/item-column';
import { sourceLabel } from '@/components/ui/source-icon';
import { SOURCES } from '@/lib/model/finding';

export const activityWords: Pick<ItemWords, 'one' | 'many'> = { one: 'entry', many: 'entries' };

/** What a source is called; our own has the product's name. */
export function sourceWord(source: string): string {
  const known = SOURCES.find((one) => one === source);
  return known ? sourceLabel(known) : 'Onequeue';
}
