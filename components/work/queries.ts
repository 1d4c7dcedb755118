import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { MyWork } from './shapes';

export const work = {
  of: (since: string | null) =>
    queryOptions({
      queryKey: ['work', since],
      queryFn: ({ signal }) => api.get<MyWork>('/api/me/work', { query: { since }, signal }),
      placeholderData: (before) => before,
      staleTime: 15_000,
      refetchInterval: 60_000,
    }),
};
