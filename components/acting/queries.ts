import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ActingRules, ActingRulesBody } from '@/lib/actions/acting-rules';
import { api } from '@/lib/api/browser';

export const actingRules = queryOptions({
  queryKey: ['acting-rules'],
  queryFn: ({ signal }) => api.get<ActingRules>('/api/acting-rules', { signal }),
});

export function useSetActingRules() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ActingRulesBody) => api.put<ActingRules>('/api/acting-rules', { body }),
    onSettled: () => client.invalidateQueries({ queryKey: actingRules.queryKey }),
  });
}
