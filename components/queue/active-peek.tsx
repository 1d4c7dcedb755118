'use client';

import { useSyncExternalStore } from 'react';
import type { FindingCommands } from '@/components/findings/use-finding-commands';
import type { FindingRow } from '@/lib/findings/shapes';
import { PeekFrame } from './peek-frame';
import { Peek } from './queue-parts';
import type { Selection } from './selection';
import { goTo } from './use-queue-url';

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
  return (
    <PeekFrame>
      <Peek id={active} row={rowOf(active)} commands={commands} onClose={() => goTo({ pane: false }, 'replace')} />
    </PeekFrame>
  );
}
