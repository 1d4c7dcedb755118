import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { CreateRule } from '@/lib/rules/schema';
import type { Rehearsal, Rule, Rules } from '@/lib/rules/shapes';

const all = ['rules'] as const;

export const rules = {
  all,
  list: () =>
    queryOptions({
      queryKey: [...all, 'list'],
      queryFn: ({ signal }) => api.get<Rules>('/api/rules', { signal }),
      // While one goes through what was there, until it has reached the last.
      refetchInterval: ({ state }) => (state.data?.rules.some(({ isCatchingUp }) => isCatchingUp) ? 3000 : 30_000),
    }),
  rehearsal: (q: string) =>
    queryOptions({
      queryKey: [...all, 'rehearsal', q],
      queryFn: ({ signal }) => api.post<Rehearsal>('/api/rules/rehearsal', { body: { q }, signal }),
      placeholderData: keepPreviousData,
    }),
};

type Target = { id: string; version: number };

export const useSaveRule = () =>
  useChange(({ rule, body }: { rule: Rule | null; body: CreateRule }) =>
    rule
      ? api.put<Rule>(`/api/rules/${rule.id}`, { body: { ...body, version: rule.version } })
      : api.post<Rule>('/api/rules', { body }),
  );
/** The switch shows at once what was asked; the list that is read after it says what came of it. */
export function useEnableRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Target & { isEnabled: boolean }) =>
      api.put<Rule>(`/api/rules/${id}/enabled`, { body }),
    onMutate: ({ id, isEnabled }) =>
      client.setQueryData(
        rules.list().queryKey,
        (before) => before && { rules: before.rules.map((one) => (one.id === id ? { ...one, isEnabled } : one)) },
      ),
    onSettled: () => client.invalidateQueries({ queryKey: all }),
  });
}
export const useMoveRule = () =>
  useChange(({ id, ...body }: Target & { to: 'up' | 'down' }) => api.put<Rules>(`/api/rules/${id}/place`, { body }));
export const useRemoveRule = () => useChange(({ id, ...body }: Target) => api.del<void>(`/api/rules/${id}`, { body }));

/** After any change, and after one that was refused because somebody was quicker, the list is asked for again. */
function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: all }) });
}
