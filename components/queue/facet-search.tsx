'use client';

import { type ReactNode, useState } from 'react';
import { Input } from '@/components/ui/input';
import { FacetFound } from './facet-found';
import type { Searched } from './facet-labels';
import { useDebounced } from './use-debounced';

/** A search among all values of a facet; `children` stand while nothing is typed. */
export function FacetSearch({
  name,
  label,
  q,
  onQuery,
  children,
}: {
  name: Searched;
  label: string;
  q: string;
  onQuery: (q: string) => void;
  children: ReactNode;
}) {
  const [typed, setTyped] = useState('');
  const settled = useDebounced(typed.trim(), 150);
  return (
    <>
      <Input
        type="search"
        aria-label={`Search ${label.toLowerCase()}`}
        placeholder="Begins with"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="mb-1 h-6! w-full text-sm"
        maxLength={200}
      />
      {settled === '' ? children : <FacetFound name={name} label={label} typed={settled} q={q} onQuery={onQuery} />}
    </>
  );
}
