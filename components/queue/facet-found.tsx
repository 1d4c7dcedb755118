'use client';

import { useQuery } from '@tanstack/react-query';
import { findings } from '@/components/findings/queries';
import { count } from '@/components/ui/format-number';
import { problemOf } from '@/components/ui/problem';
import type { Searched } from './facet-labels';
import { FacetLine } from './facet-line';

/** The values of a facet that begin so, with their counts under the query: at most twenty, the most frequent first. */
export function FacetFound({
  name,
  label,
  typed,
  q,
  onQuery,
}: {
  name: Searched;
  label: string;
  typed: string;
  q: string;
  onQuery: (q: string) => void;
}) {
  const found = useQuery(findings.suggest(name, typed, q));
  if (found.isError) {
    return (
      <p role="alert" className="text-ink-2 text-sm">
        These could not be counted: {problemOf(found.error).message}
      </p>
    );
  }
  if (!found.data || found.isPlaceholderData) {
    return (
      <p role="status" className="text-ink-3 text-sm">
        Counting…
      </p>
    );
  }
  if (found.data.items.length === 0) {
    return (
      <p role="status" className="text-ink-3 text-sm">
        {typed === '' ? `No ${label.toLowerCase()} here` : `No ${label.toLowerCase()} here begins so`}
      </p>
    );
  }
  return (
    <ul>
      {found.data.items.map((item) => (
        <FacetLine
          key={item.term}
          term={item.term}
          label={item.label}
          shown={<bdi className="truncate">{item.label}</bdi>}
          count={item.count === null ? null : count(item.count)}
          q={q}
          onQuery={onQuery}
        />
      ))}
    </ul>
  );
}
