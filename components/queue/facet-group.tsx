'use client';

import { clsx } from 'clsx';
import ChevronDown from 'lucide-react/icons/chevron-down';
import Minus from 'lucide-react/icons/minus';
import { type MouseEvent, type ReactNode, useId, useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { count } from '@/components/ui/format-number';
import { SeverityIcon } from '@/components/ui/severity-icon';
import { SourceIcon } from '@/components/ui/source-icon';
import type { FacetName, FacetValue } from '@/lib/findings/shapes';
import { SEVERITY_WORDS } from '@/lib/query/fields';
import { facetState, isNarrowed, toggleFacet } from './facet-edit';
import { facetLabel, facetTerm } from './facet-labels';

const FEW = 6;
const SOURCES = ['dlp', 'posture', 'edge', 'automation'] as const;

/** One facet: a press asks for a value, one with Alt or on the minus leaves it out. */
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
  const id = useId();
  const [open, setOpen] = useState(!folded);
  const [all, setAll] = useState(false);
  const narrowed = isNarrowed(q, name);
  const told = values.filter(
    (one) => one.count > 0 || facetState(q, facetTerm(name, one)) !== 'off' || isClosedSet(name),
  );
  const shown = all ? told : told.slice(0, FEW);
  if (told.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mb-3">
      <h3 id={id} className="font-normal">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex h-6 w-full items-center justify-between text-ink-3 text-sm hover:text-ink"
        >
          {label}
          <ChevronDown aria-hidden size={12} className={clsx(!open && '-rotate-90')} />
        </button>
      </h3>
      {open && (
        <ul>
          {shown.map((value) => (
            <Value
              key={value.term}
              term={facetTerm(name, value)}
              label={facetLabel(name, value)}
              shown={look(name, value)}
              // Under a filter of this very field the others are 0 by definition.
              count={
                narrowed && value.count === 0 ? null : `${count(value.count)}${atLeast && value.count > 0 ? '+' : ''}`
              }
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
      )}
    </section>
  );
}

function Value({
  term,
  label,
  shown,
  count: told,
  q,
  onQuery,
}: {
  term: string;
  label: string;
  shown: ReactNode;
  count: string | null;
  q: string;
  onQuery: (q: string) => void;
}) {
  const state = facetState(q, term);
  const press = (event: MouseEvent) => onQuery(toggleFacet(q, term, event.altKey ? 'out' : 'in'));
  return (
    <li className="group relative flex min-h-[23px] items-center justify-between gap-2 text-ink-2 text-sm">
      <Checkbox
        checked={state === 'in'}
        indeterminate={state === 'out'}
        onClick={press}
        onChange={nothing}
        className={clsx('min-w-0 grow hover:text-ink', state === 'out' && 'line-through')}
        label={<span className="flex min-w-0 items-center gap-2">{shown}</span>}
      />
      <button
        type="button"
        aria-label={state === 'out' ? `No longer leave out ${label}` : `Leave out ${label}`}
        data-tip={state === 'out' ? 'No longer leave out' : 'Leave out (Alt with a press)'}
        onClick={() => onQuery(toggleFacet(q, term, 'out'))}
        className="absolute right-0 grid size-6 place-items-center rounded-sm bg-bg text-ink-3 opacity-0 hover:text-ink focus-visible:opacity-100 group-hover:opacity-100"
      >
        <Minus aria-hidden size={13} />
      </button>
      <span className="shrink-0 text-ink-3 group-focus-within:invisible group-hover:invisible">{told}</span>
    </li>
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

const nothing = () => {};
