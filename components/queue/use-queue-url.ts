'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { findings } from '@/components/findings/queries';
import { parseQuery } from '@/lib/query/parse';
import { type QueueState, queueHref, readQueueState } from './queue-url';

/** What the address says now. */
export function useQueueUrl(): QueueState {
  const params = useSearchParams();
  return useMemo(() => readQueueState((name) => params.get(name)), [params]);
}

/** Goes to another list of the queue, whose findings are asked for before the page is drawn for them. */
export function useGoToList(): (change: Partial<QueueState>) => void {
  const client = useQueryClient();
  return useCallback(
    (change) => {
      goTo({ open: null, ...change });
      const params = new URLSearchParams(window.location.search);
      const { q, sort, group } = readQueueState((name) => params.get(name));
      if (group === null && parseQuery(q).ok) void client.prefetchInfiniteQuery(findings.list({ q, sort }));
    },
    [client],
  );
}

/** Changes the address without asking the server for the page again. `replace` where Back should not stop at it. */
export function goTo(change: Partial<QueueState>, how: 'push' | 'replace' = 'push'): void {
  const params = new URLSearchParams(window.location.search);
  const state = readQueueState((name) => params.get(name));
  const href = queueHref({ ...state, ...change });
  if (href === window.location.pathname + window.location.search) return;
  if (how === 'push') window.history.pushState(null, '', href);
  else window.history.replaceState(null, '', href);
}
