import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { Dashboard } from '@/lib/dashboards/shapes';
import type { FindingPage } from '@/lib/findings/shapes';
import type { Shown } from './period';

const all = ['dashboards'] as const;
const AGAIN_MS = 60_000;

export const dashboards = {
  all,
  of: ({ days, source }: Shown) =>
    queryOptions({
      queryKey: [...all, days, source],
      queryFn: ({ signal }) =>
        api.get<Dashboard>('/api/dashboard', { query: { days, source: source ?? undefined }, signal }),
      // The numbers of another period stay until the new ones are there; those of another source would be wrong.
      placeholderData: (before) => (before?.source === source ? before : undefined),
      refetchInterval: AGAIN_MS,
    }),
  /** The one finding a query's list begins with when the oldest stands first. */
  oldestOf: (q: string) =>
    queryOptions({
      queryKey: [...all, 'oldest', q],
      queryFn: ({ signal }) =>
        api.get<FindingPage>('/api/findings', { query: { q, sort: 'created', limit: 1 }, signal }),
      placeholderData: keepPreviousData,
      refetchInterval: AGAIN_MS,
    }),
};
