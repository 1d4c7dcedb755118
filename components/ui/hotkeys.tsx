'use client';

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { KeyMap, type Place, type Scope, type Shortcut } from './key-map';
import { keyPress } from './key-press';
import { type KeySettings, KeySettingsContext } from './own-keys';
import { notify } from './toast-store';

const KeyMapContext = createContext<KeyMap | null>(null);
const page: Scope = Symbol('page');
const ScopeContext = createContext<Scope>(page);

/** Listens for keys on behalf of the whole page. What they do is registered by `useShortcuts`. */
export function HotkeysProvider({ settings: given, children }: { settings: KeySettings; children: ReactNode }) {
  const [keyMap] = useState(() => new KeyMap(page));
  const [settings, change] = useState(given);
  useEffect(() => {
    keyMap.singleKeys = settings.singleKeys;
    keyMap.own = settings.keys;
  }, [keyMap, settings]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const press = keyPress(event);
      if (!press) return;
      const found = keyMap.press(press, placeOf(event.target), event.timeStamp);
      if (!found) return;
      event.preventDefault();
      if (found === 'pending') return;
      if (found.unavailable) notify({ text: found.unavailable });
      else found.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [keyMap]);
  const own = useMemo(() => ({ settings, change }), [settings]);
  return (
    <KeyMapContext value={keyMap}>
      <KeySettingsContext value={own}>{children}</KeySettingsContext>
    </KeyMapContext>
  );
}

/** Offers these shortcuts while the component is there, to the keys, the help and the palette at once. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const keyMap = useKeyMap();
  const scope = useContext(ScopeContext);
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => keyMap.register(scope, () => latest.current), [keyMap, scope]);
}

export function useKeyMap(): KeyMap {
  const keyMap = useContext(KeyMapContext);
  if (!keyMap) throw new Error('useKeyMap outside HotkeysProvider');
  return keyMap;
}

/** While this is mounted and not `off`, only shortcuts offered inside it are heard. */
export function HotkeyScope({ off = false, children }: { off?: boolean; children: ReactNode }) {
  const keyMap = useContext(KeyMapContext);
  const [scope] = useState(() => Symbol('scope'));
  // Pages without keys of their own (sign-in) have no provider, and dialogs there still work.
  useEffect(() => (off ? undefined : keyMap?.enter(scope)), [keyMap, scope, off]);
  return <ScopeContext value={scope}>{children}</ScopeContext>;
}

/** `⌘` or `Ctrl`, as this keyboard names it; `Ctrl` until the browser has told. */
export function useModKey(): string {
  return useSyncExternalStore(
    () => () => {},
    () => (/Mac|iP(hone|ad|od)/.test(navigator.platform) ? '⌘' : 'Ctrl'),
    () => 'Ctrl',
  );
}

const texts =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"])';
const controls = 'a[href], button, summary, input, label, [role="option"], [role="tab"], [role="treeitem"]';

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return 'page';
  if (target.closest(texts)) return 'text';
  return target.closest(controls) ? 'control' : 'page';
}
