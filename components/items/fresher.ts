import type { ItemDetail } from '@/lib/items/shapes';
import type { ItemNoun } from '@/lib/model/record';
import type { LiveItem } from './queries';

/**
 * The newer of what is stored and what the vendor was seen to have: a read for one person is not stored, and what it showed
 * must not seem undone until the next sync has caught up.
 */
export function fresher<N extends ItemNoun>(stored: ItemDetail<N>, seen: LiveItem | undefined): ItemDetail<N> {
  if (!seen || Date.parse(seen.at) <= Date.parse(stored.at)) return stored;
  const { kind, title, status, at, raw } = seen;
  return { ...stored, kind, title, status, at, raw };
}
