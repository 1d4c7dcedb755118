'use client';

import { useId, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { setSingleKeys, singleKeysOn, useKeyMap, useModKey } from '@/components/ui/hotkeys';
import { Keys } from '@/components/ui/kbd';
import { keysOf } from '@/components/ui/key-map';
import { Switch } from '@/components/ui/switch';

/** The keys that work on this page, and the switch for single ones. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const keyMap = useKeyMap();
  const mod = useModKey();
  const id = useId();
  const [shortcuts] = useState(() => keyMap.list().filter((shortcut) => keysOf(shortcut).length > 0));
  const [single, setSingle] = useState(singleKeysOn);
  const groups = [...new Set(shortcuts.map((shortcut) => shortcut.group))];
  return (
    <Dialog title="Keys" size="lg" onClose={onClose}>
      <label htmlFor={id} className="mb-4 flex min-h-6 items-center gap-3">
        <Switch
          id={id}
          checked={single}
          onChange={(event) => {
            setSingle(event.target.checked);
            setSingleKeys(keyMap, event.target.checked);
          }}
        />
        <span>
          Single keys act at once
          <span className="text-ink-3"> · switch off if you dictate or use other software with keys of its own</span>
        </span>
      </label>
      <div className="gap-8 sm:columns-2">
        {groups.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-normal text-ink-3 text-sm">{group}</h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <div key={shortcut.id} className="flex min-h-7 items-center gap-3 border-line border-t py-1">
                    <dt className="grow">{shortcut.label}</dt>
                    <dd className="flex items-center gap-1.5">
                      {keysOf(shortcut).map((keys, index) => (
                        <span key={keys} className="flex items-center gap-1.5">
                          {index > 0 && <span className="text-ink-3 text-xs">or</span>}
                          <Keys keys={keys} mod={mod} />
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
