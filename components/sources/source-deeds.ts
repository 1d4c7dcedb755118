import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { SetBackfill } from '@/lib/connections/backfill-body';
import { sources } from './queries';

/** Asks for the next pull of a connection at once. */
export function useSyncNow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<void>(`/api/connections/${id}/sync-now`),
    onSettled: () => client.invalidateQueries({ queryKey: sources.all }),
  });
}

/** Sets how far back the past of one object of a connection is read. */
export function useSetBackfill(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SetBackfill) => api.put<void>(`/api/connections/${id}/backfill`, { body }),
    onSettled: () => client.invalidateQueries({ queryKey: sources.all }),
  });
}
