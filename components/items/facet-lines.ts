import type { ItemFacets, ItemFacetValue } from '@/lib/items/shapes';
import type { ItemFilter, ItemQuery } from './item-query';
import { spoken } from './words';

/** One line of a facet. `value` null: it is there, and cannot be asked for alone. */
export type FacetLine = { value: string | null; label: string; count: number; chosen: boolean };

/** The values of a facet as they are shown: those that are chosen stay, also when nothing has them any more. */
export function facetLines(facets: ItemFacets | undefined, query: ItemQuery, filter: ItemFilter): FacetLine[] {
  const chosen = query.chosen[filter];
  const found = facets?.[filter] ?? [];
  const lines = found.map((value) => ({
    value: value.value,
    label: labelOf(value, filter),
    count: value.count,
    chosen: value.value !== null && chosen.includes(value.value),
  }));
  const lost = chosen.filter((value) => !found.some((one) => one.value === value));
  return [...lines, ...lost.map((value) => ({ value, label: wordOf(value, filter), count: 0, chosen: true }))];
}

function labelOf({ value, label }: ItemFacetValue, filter: ItemFilter): string {
  if (value === null) return 'Not given';
  return wordOf(label, filter);
}

/** Constants are spoken; names that people gave stay as they are. */
function wordOf(word: string, filter: ItemFilter): string {
  return filter === 'kind' || filter === 'status' ? spoken(word) : word;
}

export const FEW = 7;

/** The lines that stand there before somebody asks for the rest: the first ones, and all that are chosen. */
export function fewLines(lines: readonly FacetLine[]): readonly FacetLine[] {
  // A fold that hides a line or two costs more than it saves.
  if (lines.length <= FEW + 2) return lines;
  return lines.filter(({ chosen }, at) => at < FEW || chosen);
}

/** How many there would be without one facet's choice: its own counts do not heed it. */
export function totalWithout(facets: ItemFacets, filter: ItemFilter): number {
  return facets[filter].reduce((sum, { count }) => sum + count, 0);
}
