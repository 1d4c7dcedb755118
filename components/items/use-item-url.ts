'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { type ItemQuery, readOpenId, readQuery, writeQuery } from './item-query';
import { heard, startAt, written } from './own-address';

export type ListUrl<Q> = {
  query: Q;
  setQuery: (query: Q) => void;
  openId: string | null;
  /** `step`: moving from row to row, which Back should not repeat. */
  open: (id: string | null, how?: 'step') => void;
};
export type ItemUrl = ListUrl<ItemQuery>;

/** How a list's state stands in its address. */
export type Address<Q> = {
  read: (params: URLSearchParams) => Q;
  write: (query: Q, before: URLSearchParams) => URLSearchParams;
  readOpenId: (params: URLSearchParams) => string | null;
};

const ITEMS: Address<ItemQuery> = { read: readQuery, write: writeQuery, readOpenId };

export function useItemUrl(): ItemUrl {
  return useListUrl(ITEMS);
}

/** The list's state in the address: changed at once, without asking the server for the page again. */
export function useListUrl<Q>(of: Address<Q>): ListUrl<Q> {
  const router = useSearchParams().toString();
  const [own, setOwn] = useState(() => startAt(router));
  const now = heard(own, router);
  if (now !== own) setOwn(now);
  const { address } = now;
  const read = useMemo(() => {
    const state = new URLSearchParams(address);
    return { query: of.read(state), openId: of.readOpenId(state) };
  }, [address, of]);

  const go = useCallback((params: URLSearchParams, how: 'push' | 'replace') => {
    const next = params.toString();
    setOwn((before) => written(before, next));
    const to = window.location.pathname + (next === '' ? '' : `?${next}`);
    if (how === 'push') window.history.pushState(null, '', to);
    else window.history.replaceState(null, '', to);
  }, []);
  const setQuery = useCallback((query: Q) => go(of.write(query, here()), 'replace'), [go, of]);
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
