import { expect, test } from 'vitest';
import { itemsFor, RAIL, railFor } from './rail-items';

test('a role sees what it can use and nothing else', () => {
  expect(itemsFor('admin')).toHaveLength(RAIL.flat().length);
  expect(itemsFor('manager')).not.toContain('approvals');
  expect(itemsFor('analyst')).toContain('approvals');
});

test('a group of which nothing is left is gone', () => {
  expect(railFor(['dashboards']).map((group) => group.map((item) => item.id))).toEqual([['dashboards']]);
});

test('no two places share a key', () => {
  const keys = RAIL.flat().map((item) => item.key);
  expect(new Set(keys).size).toBe(keys.length);
});
