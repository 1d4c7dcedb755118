'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type ItemQuery, readOpenId, readQuery, writeQuery } from './item-query';

export type ItemUrl = {
  query: ItemQuery;
  setQuery: (query: ItemQuery) => void;
  openId: string | null;
  /** `step`: moving from row to row, which Back should not repeat. */
  open: (id: string | null, how?: 'step') => void;
};

/** The list's state in the address: changed without asking the server for the page again. */
export function useItemUrl(): ItemUrl {
  const params = useSearchParams();
  const address = params.toString();
  const read = useMemo(() => {
    const state = new URLSearchParams(address);
    return { query: readQuery(state), openId: readOpenId(state) };
  }, [address]);

  const setQuery = useCallback((next: ItemQuery) => go(writeQuery(next, current()), 'replace'), []);
  const open = useCallback((id: string | null, how?: 'step') => {
    const after = current();
    if (after.get('item') === id) return;
    const isNew = !after.has('item');
    if (id === null) after.delete('item');
    else after.set('item', id);
    go(after, id !== null && isNew && how !== 'step' ? 'push' : 'replace');
  }, []);
  return { ...read, setQuery, open };
}

function current(): URLSearchParams {
  return new URLSearchParams(window.location.search);
}

function go(params: URLSearchParams, how: 'push' | 'replace'): void {
  const to = window.location.pathname + (params.size > 0 ? `?${params}` : '');
  if (how === 'push') window.history.pushState(null, '', to);
  else window.history.replaceState(null, '', to);
}
