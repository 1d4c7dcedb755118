import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { PastCalls } from '@/lib/operations/history-shapes';

const all = ['operation-calls'] as const;

export const calls = {
  all,
  /** One's own, newest first. */
  list: () =>
    queryOptions({
      queryKey: all,
      queryFn: ({ signal }) => api.get<PastCalls>('/api/operations/calls', { signal }),
    }),
};
