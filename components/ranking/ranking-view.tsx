'use client';

import { useQuery } from '@tanstack/react-query';
import { Page } from '@/components/shell/page';
import { FailedState } from '@/components/ui/failed-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import { ranking } from './queries';
import { RankingForm } from './ranking-form';

/** By what findings are ranked, and by when they should be closed. */
export function RankingView() {
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery(ranking.current());
  return (
    <Page
      title="Ranking"
      sub={
        data?.madeAt && (
          <p className="truncate text-ink-2 max-sm:hidden">
            {data.madeBy} changed it <RelativeTime at={data.madeAt} />
            {data.isReached ? '.' : '; findings that were there before are being ranked anew.'}
          </p>
        )
      }
    >
      {error && data && <StaleNote what="This page" since={new Date(dataUpdatedAt).toISOString()} />}
      {!error && !data && <SkeletonRows label="Loading the ranking" />}
      {error && !data && (
        <FailedState
          title="The ranking could not be loaded"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {/* Somebody else's change begins the form anew. */}
      {data && <RankingForm key={data.revision} ranking={data} />}
    </Page>
  );
}
