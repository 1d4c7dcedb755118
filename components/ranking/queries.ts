import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { RankingBody } from '@/lib/findings/ranking-schema';
import type { Ranking, RankingPreview } from '@/lib/findings/shapes';

const all = ['ranking'] as const;

export const ranking = {
  all,
  current: () =>
    queryOptions({
      queryKey: [...all, 'current'],
      queryFn: ({ signal }) => api.get<Ranking>('/api/ranking', { signal }),
      // While the worker goes over all findings, until it has reached the last.
      refetchInterval: ({ state }) => (state.data && !state.data.isReached ? 5000 : false),
    }),
  preview: (weights: readonly number[]) =>
    queryOptions({
      queryKey: [...all, 'preview', weights],
      queryFn: ({ signal }) =>
        api.get<RankingPreview>('/api/ranking/preview', { query: { weights: weights.join(',') }, signal }),
      placeholderData: keepPreviousData,
    }),
};

export function useSaveRanking() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RankingBody) => api.put<Ranking>('/api/ranking', { body }),
    onSuccess: (saved) => client.setQueryData(ranking.current().queryKey, saved),
    onError: () => client.invalidateQueries({ queryKey: ranking.current().queryKey }),
  });
}
