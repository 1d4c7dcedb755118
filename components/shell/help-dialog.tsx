'use client';

import { useContext, useId, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { useKeyMap, useModKey } from '@/components/ui/hotkeys';
import { keysOf, type Shortcut } from '@/components/ui/key-map';
import { Notice } from '@/components/ui/notice';
import { type KeySettings, KeySettingsContext, withOwnKey } from '@/components/ui/own-keys';
import { type Problem, problemOf } from '@/components/ui/problem';
import { Switch } from '@/components/ui/switch';
import { api } from '@/lib/api/browser';
import { KeyLine } from './key-line';

/** The keys that work on this page, the switch for single ones, and the way to choose others. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const keyMap = useKeyMap();
  const mod = useModKey();
  const id = useId();
  // Read before this dialog's own scope silences the page, as they come and not as they were changed.
  const [shortcuts] = useState(() => keyMap.usual());
  const { settings, change } = useContext(KeySettingsContext);
  const [problem, setProblem] = useState<Problem | null>(null);
  const now = shortcuts.map((one) => withOwnKey(one, settings.keys));
  const groups = [...new Set(now.map(({ group }) => group))];

  async function save(next: Omit<KeySettings, 'version'>) {
    setProblem(null);
    // What was chosen acts at once; where it could not be kept it is taken back.
    change({ ...next, version: settings.version });
    try {
      change(await api.put<KeySettings>('/api/me/keys', { body: { ...next, version: settings.version } }));
    } catch (error) {
      setProblem(problemOf(error));
      change(await api.get<KeySettings>('/api/me/keys').catch(() => settings));
    }
  }
  function setKey(of: Shortcut, key: string | null | undefined) {
    const { [of.id]: _, ...others } = settings.keys;
    void save({ ...settings, keys: key === undefined ? others : { ...others, [of.id]: key } });
  }
  const takenBy = (of: Shortcut) => (key: string) =>
    now.find((one) => one.id !== of.id && keysOf(one).some((keys) => keys === key || keys.startsWith(`${key} then `)))
      ?.label ?? null;

  return (
    <Dialog title="Keys" size="lg" onClose={onClose}>
      <label htmlFor={id} className="mb-4 flex min-h-6 items-center gap-3">
        <Switch
          id={id}
          checked={settings.singleKeys}
          onChange={(event) => void save({ ...settings, singleKeys: event.target.checked })}
        />
        <span>
          Single keys act at once
          <span className="text-ink-3"> · switch off if you dictate or use other software with keys of its own</span>
        </span>
      </label>
      {problem && (
        <div className="mb-4">
          <Notice problem={problem} />
        </div>
      )}
      <div className="gap-8 sm:columns-2">
        {groups.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-normal text-ink-3 text-sm">{group}</h3>
            <ul>
              {now
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <KeyLine
                    key={shortcut.id}
                    shortcut={shortcut}
                    mod={mod}
                    isOwn={Object.hasOwn(settings.keys, shortcut.id)}
                    takenBy={takenBy(shortcut)}
                    onKey={(key) => setKey(shortcut, key)}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
