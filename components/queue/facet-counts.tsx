'use client';

import type { Facets } from '@/lib/findings/shapes';
import { toggleFacet } from './facet-edit';
import { FacetGroup } from './facet-group';
import { FACET_ORDER } from './facet-labels';
import { Histogram } from './histogram';

/** What the query's findings are, once they are counted. */
export function FacetCounts({
  q,
  counted: { histogram, facets, atLeast },
  onQuery,
}: {
  q: string;
  counted: Facets;
  onQuery: (q: string) => void;
}) {
  return (
    <>
      <div className="mb-2 min-h-7">
        <Histogram histogram={histogram} onChoose={(term) => onQuery(toggleFacet(q, term, 'in'))} />
      </div>
      {FACET_ORDER.map(({ name, label, folded }) => (
        <FacetGroup key={name} values={facets[name]} {...{ name, label, folded, atLeast, q, onQuery }} />
      ))}
    </>
  );
}
