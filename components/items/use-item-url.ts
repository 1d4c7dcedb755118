'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { type ItemQuery, readOpenId, readQuery, writeQuery } from './item-query';
import { heard, startAt, written } from './own-address';

export type ItemUrl = {
  query: ItemQuery;
  setQuery: (query: ItemQuery) => void;
  openId: string | null;
  /** `step`: moving from row to row, which Back should not repeat. */
  open: (id: string | null, how?: 'step') => void;
};

/** The list's state in the address: changed at once, without asking the server for the page again. */
export function useItemUrl(): ItemUrl {
  const router = useSearchParams().toString();
  const [own, setOwn] = useState(() => startAt(router));
  const now = heard(own, router);
  if (now !== own) setOwn(now);
  const { address } = now;
  const read = useMemo(() => {
    const state = new URLSearchParams(address);
    return { query: readQuery(state), openId: readOpenId(state) };
  }, [address]);

  const go = useCallback((params: URLSearchParams, how: 'push' | 'replace') => {
    const next = params.toString();
    setOwn((before) => written(before, next));
    const to = window.location.pathname + (next === '' ? '' : `?${next}`);
    if (how === 'push') window.history.pushState(null, '', to);
    else window.history.replaceState(null, '', to);
  }, []);
  const setQuery = useCallback((query: ItemQuery) => go(writeQuery(query, here()), 'replace'), [go]);
  const open = useCallback(
    (id: string | null, how?: 'step') => {
      const after = here();
      if (after.get('item') === id) return;
      const isNew = !after.has('item');
      if (id === null) after.delete('item');
      else after.set('item', id);
      go(after, id !== null && isNew && how !== 'step' ? 'push' : 'replace');
    },
    [go],
  );
  return { ...read, setQuery, open };
}

function here(): URLSearchParams {
  return new URLSearchParams(window.location.search);
}
