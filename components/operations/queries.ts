import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api/browser';
import type { OperationAnswer, OperationDetail, OperationList } from '@/lib/operations/shapes';

const all = ['operations'] as const;
/** What a vendor can be asked changes with the connection's settings alone. */
const STALE_MS = 60_000;

export const operations = {
  all,
  list: (connectionId: string) =>
    queryOptions({
      queryKey: [...all, connectionId],
      queryFn: ({ signal }) => api.get<OperationList>(`/api/connections/${connectionId}/operations`, { signal }),
      staleTime: STALE_MS,
    }),
  one: (connectionId: string, operation: string) =>
    queryOptions({
      queryKey: [...all, connectionId, operation],
      queryFn: ({ signal }) =>
        api.get<OperationDetail>(`/api/connections/${connectionId}/operations/${operation}`, { signal }),
      staleTime: STALE_MS,
    }),
};

/** What a call carries, by the vendor's own names. */
export type CallInput = {
  params: Record<string, string>;
  query: Record<string, unknown>;
  body?: unknown;
  purpose?: string;
  /** How many things it changes, as the person typed it. */
  typed?: number;
  /** False: it does not stand among the person's own calls. */
  isKept?: boolean;
};

/** Asks the vendor. A write carries `key`, so that the same one sent again is not a second one. */
export function callOperation(
  place: { connectionId: string; operation: string },
  input: CallInput,
  { key, signal }: { key?: string; signal?: AbortSignal } = {},
): Promise<OperationAnswer> {
  const path = `/api/connections/${place.connectionId}/operations/${place.operation}`;
  return api.post<OperationAnswer>(path, { body: input, idempotencyKey: key, signal });
}
