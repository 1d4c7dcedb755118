'use client';

import X from 'lucide-react/icons/x';
import { useSyncExternalStore } from 'react';
import type { FindingCommands } from '@/components/findings/use-finding-commands';
import { Button } from '@/components/ui/button';
import { docked } from '@/components/ui/dock';
import { count } from '@/components/ui/format-number';
import { IconButton } from '@/components/ui/icon-button';
import { type Order, SELECT_ALL, type Selection } from './selection';

/** What can be done with the selection, docked at the foot of the list. */
export function BulkBar({
  selection,
  commands,
  order,
  total,
}: {
  selection: Selection;
  commands: FindingCommands;
  order: Order;
  /** All that match, loaded or not; null while nobody has counted them. */
  total: number | null;
}) {
  const chosen = useSyncExternalStore(selection.subscribe, selection.selected, nobody);
  const isWhole = useSyncExternalStore(selection.subscribe, selection.isWhole, no);
  return (
    <section
      ref={docked}
      aria-label="Selected findings"
      className="absolute inset-x-4 bottom-3 z-20 flex items-center gap-2 rounded-lg border border-line-strong bg-raised px-3 py-2 shadow-float max-sm:inset-x-2 max-sm:flex-wrap"
    >
      <p role="status" className="mr-auto whitespace-nowrap">
        {isWhole && total !== null ? `All ${count(total)} matching` : `${count(chosen.size)} selected`}
      </p>
      {!isWhole && total !== null && total > chosen.size && (
        <Button hotkey={SELECT_ALL} onClick={() => selection.chooseAll(order)}>
          All {count(total)} matching
        </Button>
      )}
      {(['assign', 'close', 'label', 'status', 'snooze', 'merge'] as const).map((id) => {
        const { label, keys, run, unavailable } = commands.of(id);
        return (
          <Button key={id} hotkey={String(keys)} unavailable={unavailable} onClick={run}>
            {label}
          </Button>
        );
      })}
      <IconButton
        label="Clear selection"
        hotkey="Esc"
        icon={<X aria-hidden size={14} />}
        onClick={() => selection.clear()}
      />
    </section>
  );
}

const empty: ReadonlySet<string> = new Set();
const nobody = () => empty;
const no = () => false;
