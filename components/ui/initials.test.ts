import { expect, test } from 'vitest';
import { initials } from './initials';

test('first and last word make the initials, of names and of addresses', () => {
  expect(initials('Ana Keller')).toBe('AK');
  expect(initials('Ana Maria van Keller')).toBe('AK');
  expect(initials('j.okafor@northwind.example')).toBe('JO');
  expect(initials('alex')).toBe('AL');
});

test('a name without letters still has something to show', () => {
  expect(initials('')).toBe('?');
  expect(initials('李')).toBe('李');
});
