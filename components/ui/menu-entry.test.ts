import { expect, test } from 'vitest';
import { typeahead } from './menu-entry';

const labels = ['Assign', 'Close', 'Copy link', 'Delete'];

test('a letter moves to the next item that begins with it, around the end', () => {
  expect(typeahead(labels, 'c', 0)).toBe(1);
  expect(typeahead(labels, 'c', 2)).toBe(2);
  expect(typeahead(labels, 'c', 3)).toBe(1);
});

test('more letters narrow it down, and no match moves nowhere', () => {
  expect(typeahead(labels, 'co', 1)).toBe(2);
  expect(typeahead(labels, 'x', 0)).toBe(-1);
  expect(typeahead([], 'a', 0)).toBe(-1);
});
