'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { type QueueState, queueHref, readQueueState } from './queue-url';

/** What the address says now. */
export function useQueueUrl(): QueueState {
  const params = useSearchParams();
  return useMemo(() => readQueueState((name) => params.get(name)), [params]);
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
