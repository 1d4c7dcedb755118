import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { CallStates } from '@/lib/live/call-states';
import type { Sources } from '@/lib/sources/shapes';

const all = ['sources'] as const;
const AGAIN_MS = 10_000;
const CALLS_AGAIN_MS = 5_000;

export const sources = {
  all,
  /** How fresh each tenant is. */
  list: () =>
    queryOptions({
      queryKey: all,
      queryFn: ({ signal }) => api.get<Sources>('/api/sources', { signal }),
      refetchInterval: AGAIN_MS,
    }),
  /** The same with what is stored of what the vendor counts, which costs the database more. */
  counted: () =>
    queryOptions({
      queryKey: [...all, 'counted'],
      queryFn: ({ signal }) => api.get<Sources>('/api/sources', { query: { counts: 1 }, signal }),
      refetchInterval: AGAIN_MS,
    }),
  /** How calls to each tenant stand in the worker just now. */
  calls: () =>
    queryOptions({
      queryKey: [...all, 'calls'],
      queryFn: ({ signal }) => api.get<CallStates>('/api/sources/calls', { signal }),
      refetchInterval: CALLS_AGAIN_MS,
      retry: false,
    }),
};
