import { createContext, useContext } from 'react';
import { keysOf, type Shortcut } from './key-map';

/** The keys a person gave to what they do, by its id; null: none. */
export type OwnKeys = Readonly<Record<string, string | null>>;
export type KeySettings = { singleKeys: boolean; keys: OwnKeys; version: number };

export const USUAL: KeySettings = { singleKeys: true, keys: {}, version: 0 };
export const KeySettingsContext = createContext<{ settings: KeySettings; change: (next: KeySettings) => void }>({
  settings: USUAL,
  change: () => {},
});

/** The shortcut with the key of one's own where there is one; no key is the empty text. */
export function withOwnKey<S extends Pick<Shortcut, 'id' | 'keys'>>(shortcut: S, own: OwnKeys): S {
  const key = Object.hasOwn(own, shortcut.id) ? own[shortcut.id] : undefined;
  return key === undefined ? shortcut : { ...shortcut, keys: key ?? '' };
}

/** The key that a button names for what it does. */
export function useKeyOf(id: string, usual: string): string | undefined {
  const { settings } = useContext(KeySettingsContext);
  return keysOf(withOwnKey({ id, keys: usual, label: '', group: '', run: () => {} }, settings.keys))[0];
}

export function useOwnKeys(): OwnKeys {
  return useContext(KeySettingsContext).settings.keys;
}
