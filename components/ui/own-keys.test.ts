import { expect, test } from 'vitest';
import { KeyMap, keysOf, type Shortcut } from './key-map';
import { withOwnKey } from './own-keys';

const shortcut = (id: string, keys: string): Shortcut => ({ id, keys, label: id, group: 'Test', run: () => {} });

test('a key of one’s own takes the place of the usual one, and none is none', () => {
  const own = { take: 'Shift T', note: null };
  expect(keysOf(withOwnKey(shortcut('take', 'A'), own))).toEqual(['Shift T']);
  expect(keysOf(withOwnKey(shortcut('note', 'N'), own))).toEqual([]);
  expect(keysOf(withOwnKey(shortcut('close', 'E'), own))).toEqual(['E']);
});

test('what is pressed, and what the help and the palette list, follow one’s own keys', () => {
  const page = Symbol('page');
  const map = new KeyMap(page);
  map.register(page, () => [shortcut('take', 'A'), shortcut('note', 'N')]);
  map.own = { take: 'T', note: null, toString: 'X' };
  const pressed = (key: string) => {
    const found = map.press(key, 'page', 0);
    return found && found !== 'pending' ? found.id : found;
  };
  expect(pressed('T')).toBe('take');
  expect(pressed('A')).toBeNull();
  expect(pressed('N')).toBeNull();
  expect(map.list().map(keysOf)).toEqual([['T'], []]);
});
