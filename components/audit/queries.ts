import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { AuditPage, AuditQuery } from '@/lib/audit/schema';

export const audit = {
  list: (query: AuditQuery) =>
    queryOptions({
      queryKey: ['audit', 'list', query],
      queryFn: ({ signal }) => api.get<AuditPage>('/api/audit', { query, signal }),
      placeholderData: keepPreviousData,
    }),
};
