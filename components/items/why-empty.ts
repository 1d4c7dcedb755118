import type { ItemFacets } from '@/lib/items/shapes';
import { totalWithout } from './facet-lines';
import { type ItemPart, type ItemQuery, narrowing } from './item-query';

/** One part of a query that leaves nothing, and how many there would be without it; null where that is not known. */
export type EmptyPart = { part: ItemPart; total: number | null };

/** The parts that could be dropped, the one that brings most first. `facets` are those of the same, empty query. */
export function whyEmpty(query: ItemQuery, facets: ItemFacets | undefined, withoutText: number | null): EmptyPart[] {
  const totalOf = (part: ItemPart) => {
    if (part === 'text') return withoutText;
    return facets && part !== 'time' ? totalWithout(facets, part) : null;
  };
  const parts = narrowing(query).map((part) => ({
    part,
    total: totalOf(part),
  }));
  return parts.sort((a, b) => (b.total ?? -1) - (a.total ?? -1));
}
