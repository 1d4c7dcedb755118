'use client';

import { Button } from '@/components/ui/button';
import { useShortcuts } from '@/components/ui/hotkeys';
import type { Deed } from './deeds';
import type { DirectoryRow } from './records';
import type { Ask } from './resource-view';

/** What can be done, each as a button, a command and, where it has one, a key. */
export function DeedButtons({
  group,
  deeds,
  row,
  onAsk,
}: {
  group: string;
  deeds: readonly Deed[];
  row: DirectoryRow | null;
  onAsk: Ask;
}) {
  useShortcuts(
    deeds.map((deed) => ({
      id: `directory.${deed.kind}.${deed.operation.id}`,
      label: deed.label,
      group,
      keys: deed.hotkey,
      unavailable: deed.why,
      run: () => onAsk(deed, row),
    })),
  );
  return deeds.map((deed) => (
    <Button
      key={`${deed.kind} ${deed.operation.id}`}
      tone={deed.kind === 'create' ? 'primary' : deed.kind === 'other' ? 'quiet' : 'plain'}
      hotkey={deed.hotkey}
      unavailable={deed.why}
      onClick={() => onAsk(deed, row)}
    >
      {deed.label}…
    </Button>
  ));
}
