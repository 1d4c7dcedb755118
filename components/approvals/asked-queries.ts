import { queryOptions } from '@tanstack/react-query';
import type { ActionJson, AskedActions } from '@/lib/actions/shapes';
import { api } from '@/lib/api/browser';

const AGAIN_MS = 10_000;

/** The writes that wait for a second person. */
export const askedActions = queryOptions({
  queryKey: ['actions', 'asked'],
  queryFn: ({ signal }) => api.get<AskedActions>('/api/actions/asked', { signal }),
  refetchInterval: AGAIN_MS,
});

export const answerAction = (id: string, answer: 'approve' | 'refuse') =>
  api.post<ActionJson>(`/api/actions/${id}/answer`, { body: { answer } });
export const takeBackAction = (id: string) => api.post<ActionJson>(`/api/actions/${id}/take-back`);
