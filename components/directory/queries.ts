import { queryOptions } from '@tanstack/react-query';
import { type CallInput, callOperation } from '@/components/operations/queries';

const all = ['directory'] as const;
/** Every look costs a call of the tenant's own limit, which the sync needs too. */
const STALE_MS = 120_000;

export type Asked = Pick<CallInput, 'params' | 'query'>;

export const directory = {
  all,
  of: (connectionId: string) => [...all, connectionId] as const,
  /** What a vendor answers to one of its reads. It is not kept among the person's own calls. */
  read: (connectionId: string, operation: string, { params, query }: Asked) =>
    queryOptions({
      queryKey: [...all, connectionId, operation, params, query],
      queryFn: ({ signal }) => readNow({ connectionId, operation }, { params, query }, signal),
      staleTime: STALE_MS,
      refetchOnWindowFocus: false,
      retry: false,
    }),
};

async function readNow(place: { connectionId: string; operation: string }, asked: Asked, signal: AbortSignal) {
  const answer = await callOperation(place, { ...asked, isKept: false }, { signal });
  // A read is answered, or it failed; null is what a vendor answers that says nothing.
  return answer.outcome === 'answered' ? (answer.result ?? {}) : {};
}
