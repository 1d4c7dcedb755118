'use client';

import { Command } from 'cmdk';
import { useRef, useState } from 'react';
import { useModal } from '@/components/ui/dialog';
import { HotkeyScope, useKeyMap, useModKey } from '@/components/ui/hotkeys';
import { Keys } from '@/components/ui/kbd';
import { keysOf, type Shortcut } from '@/components/ui/key-map';

/** Everything that can be done here, by its name. Pages add to it with `useShortcuts`. */
export function Palette({ onClose }: { onClose: () => void }) {
  const keyMap = useKeyMap();
  const mod = useModKey();
  const dialog = useRef<HTMLDialogElement>(null);
  // Read before this dialog's own scope silences the page.
  const [groups] = useState(() => byGroup(keyMap.list().filter((shortcut) => shortcut.inPalette !== false)));
  useModal(dialog, onClose);

  function choose(shortcut: Shortcut) {
    onClose();
    // After the dialog is gone and focus is back: what runs may open another one.
    setTimeout(() => shortcut.run());
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it closes; Escape does by keyboard
    <dialog
      ref={dialog}
      aria-label="Commands"
      onClick={(event) => event.target === dialog.current && onClose()}
      className="fixed inset-x-0 top-[12dvh] mx-auto w-[min(560px,calc(100vw-24px))] overflow-hidden rounded-lg border border-line-strong bg-raised shadow-float"
    >
      <HotkeyScope>
        <Command label="Commands" loop vimBindings={false}>
          <Command.Input
            data-autofocus
            placeholder="Do something or go somewhere"
            className="h-11 w-full border-line border-b-2 bg-transparent px-4 text-lg focus-visible:border-focus focus-visible:outline-none"
          />
          <Command.List label="Commands" className="max-h-[50dvh] overflow-y-auto p-1.5">
            <Command.Empty className="px-3 py-4 text-ink-2">Nothing here goes by that name.</Command.Empty>
            {[...groups].map(([group, shortcuts]) => (
              <Command.Group
                key={group}
                heading={group}
                className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs"
              >
                {shortcuts.map((shortcut) => (
                  <Command.Item
                    key={shortcut.id}
                    value={shortcut.id}
                    keywords={[shortcut.label, group, ...(shortcut.keywords ?? [])]}
                    disabled={shortcut.unavailable !== undefined}
                    onSelect={() => choose(shortcut)}
                    className="flex min-h-8 cursor-pointer items-center gap-3 rounded-md px-2.5 aria-disabled:cursor-not-allowed data-[selected=true]:bg-selected"
                  >
                    <span className={shortcut.unavailable ? 'text-ink-3' : undefined}>{shortcut.label}</span>
                    {shortcut.unavailable && (
                      <span className="min-w-0 truncate text-ink-3 text-sm">{shortcut.unavailable}</span>
                    )}
                    {keysOf(shortcut)[0] && <Keys keys={keysOf(shortcut)[0] ?? ''} mod={mod} className="ml-auto" />}
                  </Command.Item>
                ))}
              </Command.Group>
            ))}
          </Command.List>
        </Command>
      </HotkeyScope>
    </dialog>
  );
}

function byGroup(shortcuts: readonly Shortcut[]): Map<string, Shortcut[]> {
  const groups = new Map<string, Shortcut[]>();
  // What the page offers stands before what is always there.
  const always = ['Go to', 'Console'];
  for (const shortcut of [...shortcuts].sort((a, b) => always.indexOf(a.group) - always.indexOf(b.group))) {
    groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut]);
  }
  return groups;
}
