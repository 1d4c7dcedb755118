'use client';

import { type ReactNode, useState } from 'react';
import { count } from '@/components/ui/format-number';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { SourceIcon } from '@/components/ui/source-icon';
import type { FacetName, FacetValue } from '@/lib/findings/shapes';
import { SEVERITY_WORDS } from '@/lib/query/fields';
import { facetState, isNarrowed } from './facet-edit';
import { facetLabel, facetTerm, SEARCHED } from './facet-labels';
import { FacetLine } from './facet-line';
import { FacetSearch } from './facet-search';
import { FacetSection } from './facet-section';

const FEW = 6;
const SOURCES = ['dlp', 'posture', 'edge', 'automation'] as const;

/** One facet with what is most frequent of it, and a search among the rest where there may be more. */
export function FacetGroup({
  name,
  label,
  values,
  q,
  atLeast,
  folded = false,
  onQuery,
}: {
  name: FacetName;
  label: string;
  values: readonly FacetValue[];
  q: string;
  atLeast: boolean;
  folded?: boolean;
  onQuery: (q: string) => void;
}) {
  const [all, setAll] = useState(false);
  const narrowed = isNarrowed(q, name);
  const told = values.filter(
    (one) => one.count > 0 || facetState(q, facetTerm(name, one)) !== 'off' || isClosedSet(name),
  );
  if (told.length === 0) return null;
  const searched = told.length > FEW && SEARCHED.find((one) => one === name);
  const list = (
    <ul>
      {(all ? told : told.slice(0, FEW)).map((value) => (
        <FacetLine
          key={value.term}
          term={facetTerm(name, value)}
          label={facetLabel(name, value)}
          shown={look(name, value)}
          // Under a filter of this very field the others are 0 by definition.
          count={narrowed && value.count === 0 ? null : `${count(value.count)}${atLeast && value.count > 0 ? '+' : ''}`}
          q={q}
          onQuery={onQuery}
        />
      ))}
      {told.length > FEW && (
        <li>
          <button type="button" className="h-6 text-ink-3 text-sm hover:text-ink" onClick={() => setAll(!all)}>
            {all ? 'Fewer' : `${told.length - FEW} more`}
          </button>
        </li>
      )}
    </ul>
  );
  return (
    <FacetSection label={label} folded={folded}>
      {searched ? (
        <FacetSearch name={searched} label={label} q={q} onQuery={onQuery}>
          {list}
        </FacetSearch>
      ) : (
        list
      )}
    </FacetSection>
  );
}

function look(name: FacetName, value: FacetValue): ReactNode {
  const severity = name === 'severity' && SEVERITY_WORDS.find((one) => one === value.value);
  if (severity) return <SeverityIcon severity={severity} label />;
  const source = name === 'source' && SOURCES.find((one) => one === value.value);
  if (source) return <SourceIcon source={source} label />;
  return <bdi className="truncate">{facetLabel(name, value)}</bdi>;
}

function isClosedSet(name: FacetName): boolean {
  return name === 'severity' || name === 'source';
}
