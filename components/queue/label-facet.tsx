'use client';

import { FacetFound } from './facet-found';
import { FacetSearch } from './facet-search';

/** The labels of the query's findings. They are not counted with the other facets: only where somebody looks. */
export function LabelFacet({ q, onQuery }: { q: string; onQuery: (q: string) => void }) {
  return (
    <FacetSearch name="label" label="Label" q={q} onQuery={onQuery}>
      <FacetFound name="label" label="Label" typed="" q={q} onQuery={onQuery} />
    </FacetSearch>
  );
}
