'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { ITEM_PARTS } from '@/lib/items/parts';
import type { ItemFacets as Facets } from '@/lib/items/shapes';
import { facetLines } from './facet-lines';
import type { ItemWords } from './item-column';
import { ItemFacet } from './item-facet';
import { type ItemQuery, toggle } from './item-query';
import { ItemTimeRange } from './item-time-range';

/** What a list can be narrowed to, with counts under the other choices. */
export function ItemFacets({
  words,
  facets,
  query,
  onQuery,
}: {
  words: ItemWords;
  facets: Facets | undefined;
  query: ItemQuery;
  onQuery: (query: ItemQuery) => void;
}) {
  return (
    <>
      {words.times && (
        <ItemTimeRange
          key={`${query.times.from} ${query.times.to}`}
          heading={words.times}
          times={query.times}
          onTimes={(times) => onQuery({ ...query, times })}
        />
      )}
      {ITEM_PARTS.map((filter) => {
        const heading = words.facets[filter];
        const lines = facetLines(facets, query, filter);
        if (!heading || lines.length === 0) return null;
        return (
          <ItemFacet
            key={filter}
            heading={heading}
            lines={lines}
            onToggle={(value) => onQuery(toggle(query, filter, value))}
          />
        );
      })}
      <Checkbox
        label={<span className="text-ink-2">Also what is gone</span>}
        checked={query.gone}
        onChange={() => onQuery({ ...query, gone: !query.gone })}
      />
    </>
  );
}
