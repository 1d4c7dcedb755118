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
  return [...lines, ...lost.map((value) => ({ value, label: spoken(value), count: 0, chosen: true }))];
}

function labelOf({ value, label }: ItemFacetValue, filter: ItemFilter): string {
  if (value === null) return 'Not given';
  return filter === 'tenant' ? label : spoken(label);
}

/** How many there would be without one facet's choice: its own counts do not heed it. */
export function totalWithout(facets: ItemFacets, filter: ItemFilter): number {
  return facets[filter].reduce((sum, { count }) => sum + count, 0);
}
