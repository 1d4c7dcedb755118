import type { ItemFacets } from '@/lib/items/shapes';
import { totalWithout } from './facet-lines';
import { type ItemFilter, type ItemQuery, narrowing } from './item-query';

/** One part of a query that leaves nothing, and how many there would be without it; null where that is not known. */
export type EmptyPart = { part: ItemFilter | 'text'; total: number | null };

/** The parts that could be dropped, the one that brings most first. `facets` are those of the same, empty query. */
export function whyEmpty(query: ItemQuery, facets: ItemFacets | undefined, withoutText: number | null): EmptyPart[] {
  const parts = narrowing(query).map((part) => ({
    part,
    total: part === 'text' ? withoutText : facets ? totalWithout(facets, part) : null,
  }));
  return parts.sort((a, b) => (b.total ?? -1) - (a.total ?? -1));
}
