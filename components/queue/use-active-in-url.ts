'use client';

import { useEffect } from 'react';
import type { Selection } from './selection';
import { goTo } from './use-queue-url';

const SOON_MS = 200;

/** The row the list stands at is in the address while it is peeked at. */
export function useActiveInUrl(selection: Selection, open: string | null, pane: boolean): void {
  // Not by drawing: the whole queue would be drawn anew with every row that is passed.
  useEffect(() => {
    if (!pane) return;
    let [shown, timer] = [selection.active(), 0];
    const follow = () => {
      const active = selection.active();
      if (active === shown) return;
      shown = active;
      clearTimeout(timer);
      // Browsers refuse an address that changes with every repeat of a held key.
      if (active !== null) timer = window.setTimeout(() => goTo({ open: active }, 'replace'), SOON_MS);
    };
    if (shown !== null && shown !== open) timer = window.setTimeout(() => goTo({ open: shown }, 'replace'), SOON_MS);
    const stop = selection.subscribe(follow);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [selection, open, pane]);
}
