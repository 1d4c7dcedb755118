'use client';

import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Keys } from '@/components/ui/kbd';
import { keysOf, type Shortcut } from '@/components/ui/key-map';
import { keyPress } from '@/components/ui/key-press';

/** What one key does, and the way to give it another: press Change, then the key. Backspace takes the key away. */
export function KeyLine({
  shortcut,
  mod,
  isOwn,
  takenBy,
  onKey,
}: {
  shortcut: Shortcut;
  mod: string;
  isOwn: boolean;
  /** What a key does already. */
  takenBy: (key: string) => string | null;
  /** A key, none (null), or the usual one again (undefined). */
  onKey: (key: string | null | undefined) => void;
}) {
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState('');
  function onKeyDown(event: KeyboardEvent) {
    if (!asking) return;
    event.stopPropagation();
    if (event.key === 'Tab') return setAsking(false);
    event.preventDefault();
    if (event.key === 'Escape') return setAsking(false);
    const press = event.key === 'Backspace' ? null : keyPress(event.nativeEvent);
    if (press === null && event.key !== 'Backspace') return;
    const other = press === null ? null : takenBy(press);
    if (other) return setRefusal(`${press} is ${other} already.`);
    if (press?.startsWith('Mod ')) return setRefusal('Keys with Ctrl or ⌘ belong to the browser.');
    setRefusal('');
    setAsking(false);
    onKey(press);
  }
  return (
    <li className="border-line border-t py-1">
      <div className="flex min-h-7 items-center gap-3">
        <span className="grow">{shortcut.label}</span>
        <span className="flex items-center gap-1.5">
          {keysOf(shortcut).map((keys, index) => (
            <span key={keys} className="flex items-center gap-1.5">
              {index > 0 && <span className="text-ink-3 text-xs">or</span>}
              <Keys keys={keys} mod={mod} />
            </span>
          ))}
          {keysOf(shortcut).length === 0 && <span className="text-ink-3 text-sm">no key</span>}
          <Button
            size="sm"
            tone="quiet"
            aria-label={asking ? `Press the new key for ${shortcut.label}` : `Change the key of ${shortcut.label}`}
            onKeyDown={onKeyDown}
            onBlur={() => setAsking(false)}
            onClick={() => {
              setRefusal('');
              setAsking(!asking);
            }}
          >
            {asking ? 'Press a key' : 'Change'}
          </Button>
          {isOwn && (
            <Button
              size="sm"
              tone="quiet"
              aria-label={`The usual key of ${shortcut.label}`}
              onClick={() => onKey(undefined)}
            >
              Reset
            </Button>
          )}
        </span>
      </div>
      <p role="status" className="text-bad text-sm empty:hidden">
        {refusal}
      </p>
    </li>
  );
}
