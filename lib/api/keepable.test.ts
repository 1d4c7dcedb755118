import { expect, test } from 'vitest';
import { unkeepable } from './keepable';

test('a NUL or half a character is found wherever it stands', () => {
  expect(unkeepable('a\u0000b')).toEqual(['']);
  expect(unkeepable({ a: 'ok', b: ['fine', 'half \ud800'], c: { d: 'other half \udc00' } }).sort()).toEqual([
    'b.1',
    'c.d',
  ]);
  expect(unkeepable({ 'k\u0000': 1 })).toEqual(['']);
});

test('whole characters of every plane, and what is no text, can be kept', () => {
  expect(unkeepable({ a: 'ünïcode 😀 \u202e\u200b', b: 1, c: null, d: [true, undefined] })).toEqual([]);
});

test('nesting deeper than the stack is looked through', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}"\\u0000"${']'.repeat(50_000)}`);
  expect(unkeepable(deep)).toHaveLength(1);
});
