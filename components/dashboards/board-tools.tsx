'use client';

import Download from 'lucide-react/icons/download';
import Printer from 'lucide-react/icons/printer';
import Settings2 from 'lucide-react/icons/settings-2';
import Trash2 from 'lucide-react/icons/trash-2';
import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/components/ui/hotkeys';
import { IconButton } from '@/components/ui/icon-button';
import type { Board } from '@/lib/boards/shapes';
import type { Period } from './period';

/** What may be done with a dashboard as a whole. */
export function BoardTools({
  board,
  days,
  onReload,
  onSettings,
  onRemove,
}: {
  board: Board;
  days: Period;
  onReload: () => void;
  onSettings: () => void;
  onRemove: () => void;
}) {
  const why = whyNot(board);
  const file = `/api/boards/${board.id}/csv?days=${days}`;
  const save = () => window.location.assign(file);
  useShortcuts([
    { id: 'dashboard.new', label: 'Load new numbers', group: 'Dashboard', keys: '.', run: onReload },
    { id: 'dashboard.print', label: 'Print this dashboard', group: 'Dashboard', run: () => window.print() },
    { id: 'dashboard.csv', label: 'Save the numbers as CSV', group: 'Dashboard', run: save },
    {
      id: 'dashboard.settings',
      label: 'Name and sharing of this dashboard',
      group: 'Dashboard',
      unavailable: why,
      run: onSettings,
    },
    { id: 'dashboard.remove', label: 'Delete this dashboard', group: 'Dashboard', unavailable: why, run: onRemove },
  ]);
  return (
    <div className="ml-auto flex flex-wrap items-center gap-1" data-screen-only>
      <Button icon={<Settings2 aria-hidden size={13} />} unavailable={why} onClick={onSettings}>
        Name and sharing
      </Button>
      <IconButton label="Save the numbers as CSV" icon={<Download aria-hidden size={14} />} onClick={save} />
      <IconButton
        label="Print this dashboard"
        icon={<Printer aria-hidden size={14} />}
        onClick={() => window.print()}
      />
      <IconButton
        label="Delete this dashboard"
        icon={<Trash2 aria-hidden size={14} />}
        unavailable={why}
        onClick={onRemove}
      />
    </div>
  );
}

/** Why it may not be changed; undefined when it may. */
export function whyNot({ isEditable, isShared }: Board): string | undefined {
  if (isEditable) return undefined;
  return isShared ? 'It is shared: managers and admins change it' : 'It is somebody else’s';
}
