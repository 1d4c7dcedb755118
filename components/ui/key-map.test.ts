import { expect, test } from 'vitest';
import { KeyMap, type Shortcut } from './key-map';

const page = Symbol('page');
const shortcut = (id: string, keys?: Shortcut['keys']): Shortcut => ({
  id,
  label: id,
  group: 'Test',
  keys,
  run: () => {},
});
function aKeyMap(...shortcuts: Shortcut[]) {
  const map = new KeyMap(page);
  map.register(page, () => shortcuts);
  return map;
}
const idOf = (found: Shortcut | 'pending' | null) => (found === null || found === 'pending' ? found : found.id);

test('a single key finds its shortcut, and alternatives find the same', () => {
  const map = aKeyMap(shortcut('next', ['J', 'Down']));
  expect(idOf(map.press('J', 'page', 0))).toBe('next');
  expect(idOf(map.press('Down', 'page', 0))).toBe('next');
  expect(map.press('K', 'page', 0)).toBeNull();
});

test('in a text, keys are letters; with Ctrl they still act', () => {
  const map = aKeyMap(shortcut('take', 'A'), shortcut('palette', 'Mod K'));
  expect(map.press('A', 'text', 0)).toBeNull();
  expect(idOf(map.press('Mod K', 'text', 0))).toBe('palette');
});

test('Enter and Space belong to the control that has focus', () => {
  const map = aKeyMap(shortcut('peek', 'Space'), shortcut('next', 'J'));
  expect(map.press('Space', 'control', 0)).toBeNull();
  expect(idOf(map.press('J', 'control', 0))).toBe('next');
});

test('a sequence waits for its second key, but not for ever', () => {
  const map = aKeyMap(shortcut('go.queue', 'G then Q'), shortcut('quit', 'Q'));
  expect(map.press('G', 'page', 0)).toBe('pending');
  expect(idOf(map.press('Q', 'page', 500))).toBe('go.queue');
  expect(map.press('G', 'page', 1000)).toBe('pending');
  expect(idOf(map.press('Q', 'page', 5000))).toBe('quit');
});

test('a wrong second key ends the sequence and does nothing of its own', () => {
  const map = aKeyMap(shortcut('go.queue', 'G then Q'), shortcut('close', 'E'));
  map.press('G', 'page', 0);
  expect(map.press('E', 'page', 100)).toBeNull();
  expect(idOf(map.press('E', 'page', 200))).toBe('close');
});

test('while a dialog is open only its own keys are heard', () => {
  const map = aKeyMap(shortcut('close', 'E'));
  const dialog = Symbol('dialog');
  map.register(dialog, () => [shortcut('save', 'Mod S')]);
  const leave = map.enter(dialog);
  expect(map.press('E', 'page', 0)).toBeNull();
  expect(idOf(map.press('Mod S', 'text', 0))).toBe('save');
  leave();
  expect(idOf(map.press('E', 'page', 0))).toBe('close');
});

test('what is registered later wins, and what goes gives the key back', () => {
  const map = aKeyMap(shortcut('list.open', 'Enter'));
  const gone = map.register(page, () => [shortcut('finding.open', 'Enter')]);
  expect(idOf(map.press('Enter', 'page', 0))).toBe('finding.open');
  gone();
  expect(idOf(map.press('Enter', 'page', 0))).toBe('list.open');
});

test('single keys can be switched off; Ctrl, Esc and arrows stay', () => {
  const map = aKeyMap(
    shortcut('take', 'A'),
    shortcut('assign', 'Shift A'),
    shortcut('back', 'Esc'),
    shortcut('all', 'Mod K'),
  );
  map.singleKeys = false;
  expect(map.press('A', 'page', 0)).toBeNull();
  expect(map.press('Shift A', 'page', 0)).toBeNull();
  expect(idOf(map.press('Esc', 'page', 0))).toBe('back');
  expect(idOf(map.press('Mod K', 'page', 0))).toBe('all');
});

test('the list holds each id once, the later one', () => {
  const map = aKeyMap(shortcut('chart.table', 'T'));
  map.register(page, () => [{ ...shortcut('chart.table', 'T'), label: 'newer' }]);
  expect(map.list().map((one) => one.label)).toEqual(['newer']);
});
