'use client';

import { useSearchParams } from 'next/navigation';

/** Which cases are listed, kept in the address. */
export function useCaseState(): ['open' | 'closed', (state: 'open' | 'closed') => void] {
  const state = useSearchParams().get('state') === 'closed' ? 'closed' : 'open';
  return [
    state,
    (next) => window.history.replaceState(null, '', next === 'closed' ? '?state=closed' : window.location.pathname),
  ];
}
