'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { count } from '@/components/ui/format-number';
import type { ItemFacets as Facets } from '@/lib/items/shapes';
import { type FacetLine, facetLines } from './facet-lines';
import type { ItemWords } from './item-column';
import { type ItemFilter, type ItemQuery, toggle } from './item-query';
import { ItemTimeRange } from './item-time-range';

const FILTERS: readonly ItemFilter[] = ['kind', 'status', 'tenant'];

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
      {FILTERS.map((filter) => {
        const heading = words.facets[filter];
        const lines = facetLines(facets, query, filter);
        if (!heading || lines.length === 0) return null;
        return (
          <fieldset key={filter} className="mb-4 min-w-0">
            <legend className="mb-1 text-ink-3 text-sm">{heading}</legend>
            {lines.map((line) => (
              <Line
                key={line.value ?? ''}
                line={line}
                onToggle={() => line.value !== null && onQuery(toggle(query, filter, line.value))}
              />
            ))}
          </fieldset>
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

function Line({ line, onToggle }: { line: FacetLine; onToggle: () => void }) {
  return (
    <div className="flex items-center justify-between gap-2 text-ink-2">
      <Checkbox
        label={<span className="min-w-0 py-1 leading-4 [overflow-wrap:anywhere]">{line.label}</span>}
        className="min-w-0"
        checked={line.chosen}
        disabled={line.value === null}
        onChange={onToggle}
      />
      <span className="text-ink-3 text-sm">{count(line.count)}</span>
    </div>
  );
}
