import { type ItemQuery, readQuery } from '@/components/items/item-query';

/** Every run, whatever its status: the question that tells which statuses there are. */
export const allRuns: ItemQuery = readQuery(new URLSearchParams());

/** The question for those that may wait. */
export function openRuns(statuses: string[] | 'all'): ItemQuery {
  return { ...allRuns, chosen: { ...allRuns.chosen, status: statuses === 'all' ? [] : statuses } };
}
