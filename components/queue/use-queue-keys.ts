'use client';

import { useShortcuts } from '@/components/ui/hotkeys';
import type { Shortcut } from '@/components/ui/key-map';
import { GROUP_LABELS } from './group-labels';
import { GROUPS } from './queue-url';
import { type Order, SELECT_ALL, type Selection } from './selection';
import { goTo } from './use-queue-url';

type Around = {
  selection: Selection;
  order: () => Order;
  pane: boolean;
  onOpen: () => void;
  onLoad: () => void;
  onFacets: () => void;
  onViews: () => void;
  onColumns: () => void;
};

const GROUP = 'Queue';

/** Moving about in the list, and what stands beside it. */
export function useQueueKeys({ selection, order, pane, onOpen, onLoad, onFacets, onViews, onColumns }: Around): void {
  const move = (step: number, extend = false) => selection.move(order(), step, { extend });
  const peek = () => {
    if (selection.active() === null) move(1);
    goTo({ pane: !pane, open: pane ? null : selection.active() }, 'replace');
  };
  const back = () => {
    if (selection.selected().size > 0) selection.clear();
    else if (pane) goTo({ pane: false, open: null }, 'replace');
    else selection.stand(null);
  };
  const select = () => {
    const id = selection.active();
    if (id === null) move(1);
    else selection.toggle(order(), id);
  };
  const still: Omit<Shortcut, 'inPalette'>[] = [
    { id: 'row.next', label: 'Next finding', group: GROUP, keys: ['J', ']'], run: () => move(1) },
    { id: 'row.previous', label: 'Previous finding', group: GROUP, keys: ['K', '['], run: () => move(-1) },
    { id: 'row.extend', label: 'Select down', group: GROUP, keys: 'Shift J', run: () => move(1, true) },
    { id: 'row.extend.up', label: 'Select up', group: GROUP, keys: 'Shift K', run: () => move(-1, true) },
    { id: 'row.select', label: 'Select', group: GROUP, keys: 'X', run: select },
    {
      id: 'row.select-all',
      label: 'Select all that match',
      group: GROUP,
      keys: SELECT_ALL,
      run: () => selection.chooseAll(order()),
    },
    { id: 'row.open', label: 'Open', group: GROUP, keys: 'Enter', run: onOpen },
    { id: 'row.back', label: 'Back', group: GROUP, keys: 'Esc', run: back },
  ];
  const gathering = ([null, ...GROUPS] as const).map(
    (by, at): Shortcut => ({
      id: `queue.gather.${by ?? 'none'}`,
      label: by ? `Gather by ${GROUP_LABELS[by].one}` : 'Do not gather',
      group: GROUP,
      keys: `O then ${at === 0 ? 'O' : at}`,
      keywords: ['group'],
      run: () => goTo({ group: by }),
    }),
  );
  useShortcuts([
    ...still.map((one) => ({ ...one, inPalette: false })),
    { id: 'peek', label: 'Peek', group: GROUP, keys: 'Space', run: peek },
    { id: 'queue.load', label: 'Load what is new', group: GROUP, keys: '.', run: onLoad },
    { id: 'queue.views', label: 'Views', group: GROUP, keys: 'V', keywords: ['saved', 'keep', 'pin'], run: onViews },
    { id: 'queue.columns', label: 'Columns', group: GROUP, keys: 'Shift O', run: onColumns },
    ...gathering,
    { id: 'queue.facets', label: 'Filters', group: GROUP, keys: 'F', run: onFacets },
  ]);
}
