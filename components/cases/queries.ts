import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { useChangeOf } from '@/components/findings/use-change';
import { api } from '@/lib/api/browser';
import type { AddTask, ChangeCase, ChangeTask, CloseCase, CreateCase } from '@/lib/cases/schema';
import type { CaseDetail, CasePage, CaseRow, LinkResult } from '@/lib/cases/shapes';

const all = ['cases'] as const;
export type CaseListOf = { state: 'open' | 'closed'; text: string };

// No 'use client': server pages share the keys.
export const cases = {
  all,
  list: ({ state, text }: CaseListOf) =>
    infiniteQueryOptions({
      queryKey: [...all, 'list', { state, text }],
      queryFn: ({ pageParam, signal }) =>
        api.get<CasePage>('/api/cases', { query: { state, text, cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page: CasePage) => page.next,
      placeholderData: (before) => before,
    }),
  /** The open cases a finding may be put into, what changed last first. */
  choices: (text: string) =>
    queryOptions({
      queryKey: [...all, 'choices', text],
      queryFn: ({ signal }) => api.get<CasePage>('/api/cases', { query: { text, limit: 20 }, signal }),
      placeholderData: (before) => before,
      staleTime: 5000,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: [...all, 'detail', id],
      queryFn: ({ signal }) => api.get<CaseDetail>(`/api/cases/${id}`, { signal }),
      refetchInterval: 15_000,
    }),
};

export const createCase = (body: CreateCase) => api.post<LinkResult>('/api/cases', { body });
export const linkFindings = (id: string, findingIds: string[]) =>
  api.post<LinkResult>(`/api/cases/${id}/findings`, { body: { findingIds } });
export const unlinkFindings = (id: string, findingIds: string[]) =>
  api.del<CaseRow>(`/api/cases/${id}/findings`, { body: { findingIds } });

export const useCreateCase = () => useChange(createCase);
export const useChangeCase = (id: string) =>
  useChange((body: ChangeCase) => api.patch<CaseRow>(`/api/cases/${id}`, { body }));
export const useCloseCase = (id: string) =>
  useChange((body: CloseCase) => api.post<CaseRow>(`/api/cases/${id}/close`, { body }));
export const useReopenCase = (id: string) =>
  useChange((version: number) => api.post<CaseRow>(`/api/cases/${id}/reopen`, { body: { version } }));
export const useDecide = (id: string) =>
  useChange((body: string) => api.post<CaseRow>(`/api/cases/${id}/decisions`, { body: { body } }));
export const useAddTask = (id: string) =>
  useChange((body: AddTask) => api.post<CaseRow>(`/api/cases/${id}/tasks`, { body }));
export const useChangeTask = () =>
  useChange(({ id, ...body }: ChangeTask & { id: string }) => api.patch<CaseRow>(`/api/case-tasks/${id}`, { body }));
export const useUnlink = (id: string) => useChange((findingIds: string[]) => unlinkFindings(id, findingIds));

function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  return useChangeOf(all, mutationFn);
}
