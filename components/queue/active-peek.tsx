'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { FindingCommands } from '@/components/findings/use-finding-commands';
import type { FindingRow } from '@/lib/findings/shapes';
import { Peek } from './peek';
import type { Selection } from './selection';
import { goTo } from './use-queue-url';

/** The row the list stands at is in the address while it is peeked at. */
export function useActiveInUrl(selection: Selection, open: string | null, pane: boolean): void {
  const active = useSyncExternalStore(selection.subscribe, selection.active, () => open);
  useEffect(() => {
    if (!pane || active === null) return;
    // Browsers refuse an address that changes with every repeat of a held key.
    const timer = setTimeout(() => goTo({ open: active }, 'replace'), 200);
    return () => clearTimeout(timer);
  }, [active, pane]);
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
