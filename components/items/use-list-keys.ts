'use client';

import { useShortcuts } from '@/components/ui/hotkeys';
import type { Shortcut } from '@/components/ui/key-map';
import type { ItemWords } from './item-column';

/** The keys that every list has; a screen adds its own. */
export function useListKeys({
  words,
  step,
  openActive,
  close,
  toggleFilters,
  readAgain,
}: {
  words: Pick<ItemWords, 'one' | 'many'>;
  step: (by: 1 | -1) => void;
  openActive: () => void;
  /** Absent while nothing is open. */
  close: (() => void) | undefined;
  toggleFilters: (() => void) | undefined;
  readAgain: () => void;
}): void {
  const group = 'List';
  const move = { group, inPalette: false };
  const closing: Shortcut[] = close
    ? [{ ...move, id: 'items.close', label: 'Close the detail', keys: 'Esc', run: close }]
    : [];
  const filtering: Shortcut[] = toggleFilters
    ? [{ id: 'items.facets', label: 'Show or hide the filters', group, keys: 'F', run: toggleFilters }]
    : [];
  useShortcuts([
    { ...move, id: 'items.next', label: `Next ${words.one}`, keys: ['J', 'Down', ']'], run: () => step(1) },
    { ...move, id: 'items.previous', label: `Previous ${words.one}`, keys: ['K', 'Up', '['], run: () => step(-1) },
    { ...move, id: 'items.open', label: `Open the ${words.one}`, keys: ['Enter', 'Space'], run: openActive },
    ...closing,
    ...filtering,
    {
      id: 'items.again',
      label: `Read the ${words.many} again`,
      group,
      keys: '.',
      keywords: ['refresh', 'reload'],
      run: readAgain,
    },
  ]);
}
