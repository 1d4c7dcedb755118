import { expect, test } from 'vitest';
import { type KeyDown, keyPress } from './key-press';

const press = (key: string, more: Partial<KeyDown> = {}) =>
  keyPress({ key, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

test('letters are named by their cap, with or without caps lock', () => {
  expect(press('j')).toBe('J');
  expect(press('J')).toBe('J');
  expect(press('A', { shiftKey: true })).toBe('Shift A');
});

test('a symbol is itself, whatever the layout needs to make it', () => {
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('[', { altKey: true, ctrlKey: true })).toBe('[');
  expect(press('[', { altKey: true })).toBe('[');
});

test('Ctrl and ⌘ are the same modifier', () => {
  expect(press('k', { ctrlKey: true })).toBe('Mod K');
  expect(press('k', { metaKey: true })).toBe('Mod K');
});

test('a letter of another script counts as the key it stands on', () => {
  expect(press('о', { code: 'KeyJ' })).toBe('J');
});

test('modifiers alone and Alt with a letter mean nothing', () => {
  expect(press('Shift', { shiftKey: true })).toBeNull();
  expect(press('d', { altKey: true })).toBeNull();
});

test('keys with names keep short ones', () => {
  expect(press(' ')).toBe('Space');
  expect(press('Escape')).toBe('Esc');
  expect(press('ArrowDown', { shiftKey: true })).toBe('Shift Down');
});
