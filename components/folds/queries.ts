import { queryOptions } from '@tanstack/react-query';
import { useChangeOf } from '@/components/findings/use-change';
import { api } from '@/lib/api/browser';
import type { AcceptFold, ListFoldsQuery } from '@/lib/folds/schema';
import type { FoldPage, FoldRow } from '@/lib/folds/shapes';

const all = ['folds'] as const;

// No 'use client': server pages share the keys.
export const folds = {
  all,
  list: ({ tab, text }: ListFoldsQuery) =>
    queryOptions({
      queryKey: [...all, 'list', { tab, text }],
      queryFn: ({ signal }) => api.get<FoldPage>('/api/folds', { query: { tab, text }, signal }),
      placeholderData: (before) => before,
      staleTime: 5000,
    }),
};

export const useAcceptFold = () => useChange((body: AcceptFold) => api.post<FoldRow>('/api/folds', { body }));
export const useTakeBackFold = () =>
  useChange(({ id, version }: { id: string; version: number }) =>
    api.post<FoldRow>(`/api/folds/${id}/take-back`, { body: { version } }),
  );

function useChange<Input>(mutationFn: (input: Input) => Promise<FoldRow>) {
  return useChangeOf(all, mutationFn);
}
