import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { findings } from '@/components/findings/queries';
import { api } from '@/lib/api/browser';
import type { AliasBody } from '@/lib/vocabulary/schema';
import type { Alias, Vocabulary } from '@/lib/vocabulary/shapes';

export const vocabulary = {
  all: ['vocabulary'] as const,
  list: (text: string) =>
    queryOptions({
      queryKey: ['vocabulary', 'list', text],
      queryFn: ({ signal }) => api.get<Vocabulary>('/api/vocabulary', { query: text === '' ? {} : { text }, signal }),
      placeholderData: keepPreviousData,
      refetchInterval: 60_000,
    }),
};

/** Reads a word as another one, or takes that out; what a label finds changes with it. */
export function useAliases() {
  const client = useQueryClient();
  const onSettled = async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: vocabulary.all }),
      client.invalidateQueries({ queryKey: findings.all }),
    ]);
  };
  const map = useMutation({
    mutationFn: (body: AliasBody) => api.post<{ id: string }>('/api/vocabulary/aliases', { body }),
    onSettled,
  });
  const unmap = useMutation({
    mutationFn: ({ id }: Pick<Alias, 'id'>) => api.del<void>(`/api/vocabulary/aliases/${id}`),
    onSettled,
  });
  return { map, unmap };
}
