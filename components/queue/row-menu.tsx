'use client';

import Ellipsis from 'lucide-react/icons/ellipsis';
import { createContext, useContext } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import type { Shortcut } from '@/components/ui/key-map';
import { Menu } from '@/components/ui/menu';
import type { MenuItem } from '@/components/ui/menu-entry';

/** What can be done to findings, for the menu of whichever row is pointed at. */
export const RowCommands = createContext<readonly Shortcut[]>([]);

/** Everything that can be done to this row, or to the selection it is part of. */
export function RowMenu({ label, onOpen, tabIndex }: { label: string; onOpen: () => void; tabIndex: number }) {
  const commands = useContext(RowCommands);
  const items = commands.map(
    ({ id, label, keys, unavailable, run }): MenuItem => ({
      id,
      label,
      hotkey: keys === undefined ? undefined : String(keys),
      unavailable,
      onSelect: run,
    }),
  );
  const isSeverity = ({ id }: MenuItem) => id.startsWith('severity.');
  return (
    <Menu
      label={label}
      align="end"
      groups={[
        { id: 'deeds', items: items.filter((item) => !isSeverity(item)) },
        { id: 'severity', heading: 'Severity here', items: items.filter(isSeverity) },
      ]}
      trigger={({ onClick, ...trigger }) => (
        <IconButton
          {...trigger}
          size="sm"
          label={label}
          tabIndex={tabIndex}
          icon={<Ellipsis aria-hidden size={14} />}
          onClick={() => {
            onOpen();
            onClick();
          }}
          className="pointer-events-auto absolute right-2 in-data-wide:sticky bg-raised! opacity-0 focus-visible:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100"
        />
      )}
    />
  );
}
