'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { memo } from 'react';
import { findings } from '@/components/findings/queries';
import { useFallbackMs } from '@/components/live/live';
import { Button } from '@/components/ui/button';
import { problemOf } from '@/components/ui/problem';
import { ProgressBar } from '@/components/ui/progress-bar';
import { FacetSection } from './facet-section';
import { FacetSkeleton } from './facet-skeleton';
import { FacetCounts, LabelFacet } from './queue-parts';
import { useGoToList } from './use-queue-url';

type Props = {
  q: string;
  shown: boolean;
  /** In a narrow window too. */
  over: boolean;
  /** Nothing is counted before the list has its findings. */
  isDue: boolean;
};

/** What the query's findings are, counted; loaded apart from the list and never in its way. */
export const FacetColumn = memo(function FacetColumn({ q, shown, over, isDue }: Props) {
  const facets = useQuery({ ...findings.facets(q), enabled: isDue, refetchInterval: useFallbackMs(60_000) });
  const goToList = useGoToList();
  const onQuery = (next: string) => goToList({ q: next });
  return (
    <aside
      id="facets"
      aria-label="Filters"
      className={clsx(
        'relative w-45 shrink-0 overflow-y-auto overscroll-contain border-line border-r px-4 py-4',
        'max-md:absolute max-md:inset-y-0 max-md:left-0 max-md:z-20 max-md:w-60 max-md:bg-bg max-md:shadow-float',
        !shown && 'md:hidden',
        !over && 'max-md:hidden',
      )}
    >
      <h2 className="sr-only">Filters</h2>
      <ProgressBar active={facets.isPlaceholderData && !facets.isError} label="Counting" />
      {facets.isPending && <FacetSkeleton />}
      {facets.isError && (
        <div role="alert" className="text-sm">
          <p className="mb-2 text-ink-2">The counts could not be loaded: {problemOf(facets.error).message}</p>
          <Button size="sm" onClick={() => void facets.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {facets.data && <FacetCounts q={q} counted={facets.data} onQuery={onQuery} />}
      <FacetSection label="Label" folded>
        <LabelFacet q={q} onQuery={onQuery} />
      </FacetSection>
    </aside>
  );
});
