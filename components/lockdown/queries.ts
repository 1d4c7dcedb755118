import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { LockdownLook, LockdownPlan } from '@/lib/lockdown/shapes';

export const lockdown = {
  plan: (findingId: string) =>
    queryOptions({
      queryKey: ['lockdown', findingId],
      queryFn: ({ signal }) => api.get<LockdownPlan>(`/api/findings/${findingId}/lockdown`, { signal }),
    }),
  /** Read from Edge each time that it is opened: what is acted on is what it is now. */
  look: (findingId: string, tenant: string, document: string) =>
    queryOptions({
      queryKey: ['lockdown', findingId, tenant, document],
      queryFn: ({ signal }) =>
        api.get<LockdownLook>(`/api/findings/${findingId}/lockdown/document`, { query: { tenant, document }, signal }),
      staleTime: 0,
      gcTime: 0,
      retry: false,
      refetchOnWindowFocus: false,
    }),
};
