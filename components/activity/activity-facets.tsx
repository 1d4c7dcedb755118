'use client';

import { ItemTimeRange } from '@/components/items/item-time-range';
import { useForbidden } from '@/components/items/viewer';
import { facetState, isNarrowed, toggleFacet } from '@/components/queue/facet-edit';
import { Checkbox } from '@/components/ui/checkbox';
import { count } from '@/components/ui/format-number';
import type { ActivityFacetValue, ActivityFacets as Facets } from '@/lib/activity/shapes';
import { termText } from '@/lib/query/print';
import { type ActivityAsked, parseActivity } from './activity-query';
import { sourceWord } from './activity-words';

const SHOWN = [
  { name: 'source', heading: 'Source', most: 6 },
  { name: 'actor', heading: 'Who', most: 8 },
  { name: 'kind', heading: 'Event', most: 12 },
  { name: 'tenant', heading: 'Tenant', most: 8 },
] as const;

/** What the stream can be narrowed to: a press is a word of the query. */
export function ActivityFacets({
  facets,
  asked,
  onAsk,
}: {
  facets: Facets | undefined;
  asked: ActivityAsked;
  onAsk: (asked: ActivityAsked) => void;
}) {
  const { q, times, gone } = asked;
  const mayReadOwn = useForbidden('audit.read') === undefined;
  return (
    <>
      <ItemTimeRange
        key={`${times.from} ${times.to}`}
        heading="When (UTC)"
        times={times}
        onTimes={(times) => onAsk({ ...asked, times })}
      />
      {SHOWN.map(({ name, heading, most }) => {
        const lines = linesOf(name, facets, mayReadOwn).slice(0, most);
        if (lines.length === 0) return null;
        return (
          <fieldset key={name} className="mb-4 min-w-0">
            <legend className="mb-1 text-ink-3 text-sm">{heading}</legend>
            {lines.map(({ value, count: many }) => {
              const term = termText(name, value);
              return (
                <div key={value} className="flex items-center justify-between gap-2 text-ink-2">
                  <Checkbox
                    label={
                      <bdi className="block min-w-0 truncate py-1 leading-4" data-tip={value}>
                        {name === 'source' ? sourceWord(value) : value}
                      </bdi>
                    }
                    className="min-w-0"
                    checked={facetState(q, term, parseActivity) === 'in'}
                    onChange={() => onAsk({ ...asked, q: toggleFacet(q, term, 'in', parseActivity) })}
                  />
                  <span className="text-ink-3 text-sm">
                    {/* Under a filter of this very field the others are 0 by definition. */}
                    {many === 0 && isNarrowed(q, name, parseActivity) ? '' : count(many)}
                  </span>
                </div>
              );
            })}
          </fieldset>
        );
      })}
      <Checkbox
        label={<span className="text-ink-2">Also what is gone</span>}
        checked={gone}
        onChange={() => onAsk({ ...asked, gone: !gone })}
      />
    </>
  );
}

const WITH_A_LOG = ['dlp', 'edge', 'automation'];

/** Sources are few and always there; of the rest what is found is. */
function linesOf(
  name: (typeof SHOWN)[number]['name'],
  facets: Facets | undefined,
  mayReadOwn: boolean,
): ActivityFacetValue[] {
  const found = facets?.[name] ?? [];
  if (name !== 'source' || !facets) return found;
  const others = [...WITH_A_LOG, ...(mayReadOwn ? ['onequeue'] : [])].filter(
    (one) => !found.some(({ value }) => value === one),
  );
  return [...found, ...others.map((value) => ({ value, count: 0 }))];
}
