'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { FindingCommands } from '@/components/findings/use-finding-commands';
import type { FindingRow } from '@/lib/findings/shapes';
import { Peek } from './peek';
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

/** The peek at whatever row the list stands at; `fallback` is the one the address names. */
export function ActivePeek({
  selection,
  rowOf,
  fallback,
  commands,
}: {
  selection: Selection;
  rowOf: (id: string) => FindingRow | undefined;
  fallback: string | null;
  commands: FindingCommands;
}) {
  const active = useSyncExternalStore(selection.subscribe, selection.active, () => fallback) ?? fallback;
  if (active === null) return null;
  return <Peek id={active} row={rowOf(active)} commands={commands} onClose={() => goTo({ pane: false }, 'replace')} />;
}
