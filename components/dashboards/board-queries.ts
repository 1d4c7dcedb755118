import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { CardQuery, CreateBoard, UpdateBoard } from '@/lib/boards/schema';
import type { Board, BoardNumbers, Boards, CardNumbers } from '@/lib/boards/shapes';
import type { Period } from './period';

const all = ['boards'] as const;
const AGAIN_MS = 60_000;

/** The dashboards people made. */
export const boards = {
  all,
  list: () =>
    queryOptions({ queryKey: [...all, 'list'], queryFn: ({ signal }) => api.get<Boards>('/api/boards', { signal }) }),
  one: (id: string) =>
    queryOptions({
      queryKey: [...all, 'one', id],
      queryFn: ({ signal }) => api.get<Board>(`/api/boards/${id}`, { signal }),
    }),
  numbers: (id: string, days: Period) =>
    queryOptions({
      queryKey: [...all, 'numbers', id, days],
      queryFn: ({ signal }) => api.get<BoardNumbers>(`/api/boards/${id}/numbers`, { query: { days }, signal }),
      placeholderData: keepPreviousData,
      refetchInterval: AGAIN_MS,
    }),
  /** A card before it is kept. */
  card: ({ q, chart, by, days }: CardQuery) =>
    queryOptions({
      queryKey: [...all, 'card', q, chart, by, days],
      queryFn: ({ signal }) => api.get<CardNumbers>('/api/boards/card', { query: { q, chart, by, days }, signal }),
      placeholderData: keepPreviousData,
      retry: false,
    }),
};

export const useCreateBoard = () => useChange((body: CreateBoard) => api.post<Board>('/api/boards', { body }));
export const useUpdateBoard = () =>
  useChange(({ id, ...body }: UpdateBoard & { id: string }) => api.put<Board>(`/api/boards/${id}`, { body }));
export const useRemoveBoard = () =>
  useChange(({ id, version }: Pick<Board, 'id' | 'version'>) =>
    api.del<void>(`/api/boards/${id}`, { body: { version } }),
  );

/** After any change, and after one that was refused because somebody was quicker, all of them are asked for again. */
function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: all }) });
}
