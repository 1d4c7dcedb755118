'use client';

import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { items } from '@/components/items/queries';
import { useNow } from '@/components/ui/clock';
import { openStatuses, type RunDetail, type WaitingRun, waitingRuns } from './open-runs';
import { allRuns, openRuns } from './run-queries';

/** More runs than anybody can answer; beyond them the list says that it is cut. */
const MOST_PAGES = 5;

/** The runs that wait for an answer, by time left; read again every few seconds, their records where they changed. */
export function useWaitingRuns(): {
  waiting: WaitingRun[] | undefined;
  isCut: boolean;
  error: unknown;
  failedDetails: number;
  isFetching: boolean;
  retry: () => void;
} {
  const now = useNow();
  const facets = useQuery(items.facets('workflow_run', allRuns));
  const statuses = facets.data && openStatuses(facets.data);
  const none = statuses !== undefined && statuses !== 'all' && statuses.length === 0;
  const list = useInfiniteQuery({
    ...items.list('workflow_run', openRuns(statuses ?? 'all')),
    enabled: statuses !== undefined && !none,
  });
  const pages = list.data?.pages.length ?? 0;
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && pages < MOST_PAGES) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, pages, fetchNextPage]);

  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const details = useQueries({
    queries: rows.filter(({ facts }) => facts.answered === null).map((row) => items.asOf('workflow_run', row)),
    combine: (results) => ({
      byId: new Map(results.flatMap(({ data }): [string, RunDetail][] => (data ? [[data.id, data]] : []))),
      failed: results.filter(({ error }) => error !== null).length,
    }),
  });
  return {
    waiting: none ? [] : list.data && waitingRuns(rows, details.byId, now),
    isCut: hasNextPage && pages >= MOST_PAGES,
    error: facets.error ?? list.error,
    failedDetails: details.failed,
    isFetching: facets.isFetching || list.isFetching,
    retry: () => {
      void facets.refetch();
      if (statuses !== undefined && !none) void list.refetch();
    },
  };
}
