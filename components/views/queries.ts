import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { SavedViews } from '@/lib/views/shapes';

const all = ['views'] as const;

export const views = {
  all,
  list: () =>
    queryOptions({
      queryKey: all,
      queryFn: ({ signal }) => api.get<SavedViews>('/api/views', { signal }),
      staleTime: 60_000,
    }),
};
