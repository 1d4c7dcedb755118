import { expect, test } from 'vitest';
import { COLUMN_IDS, DEFAULT_COLUMNS, leastOf, moved, nextSort, placedOf, templateOf } from './columns';
import { prefsOf, prefsText } from './queue-prefs';

test('a list has the columns that were kept, in their order and width, and those it cannot do without', () => {
  const kept = [
    { id: 'policy', width: 200 },
    { id: 'finding', width: null },
    { id: 'policy', width: 90 },
  ] as const;
  const placed = placedOf(kept);
  expect(placed.map(({ id }) => id)).toEqual(['policy', 'finding', 'severity', 'status']);
  expect(templateOf(placed, 'wide')).toBe('14px 200px minmax(148px,1fr) 14px 140px');
  expect(templateOf(placed, 'phone')).toBe('14px minmax(96px,1fr) 14px 140px');
});

test('the usual columns have room in the narrowest list of each kind; all there are have not', () => {
  const needs = (columns: typeof DEFAULT_COLUMNS, space: 'wide' | 'narrow' | 'phone', gap: number) => {
    const { width, gaps } = leastOf(columns, space);
    return width + gaps * gap;
  };
  expect(needs(DEFAULT_COLUMNS, 'phone', 10) + 24).toBeLessThanOrEqual(320);
  expect(needs(DEFAULT_COLUMNS, 'narrow', 12) + 32).toBeLessThanOrEqual(601);
  expect(needs(DEFAULT_COLUMNS, 'wide', 12) + 32).toBeLessThanOrEqual(761);
  const all = COLUMN_IDS.map((id) => ({ id, width: null }));
  expect(needs(all, 'wide', 12) + 32).toBeGreaterThan(1700);
});

test('what a person likes survives its cookie, and a cookie that cannot be right is as if there were none', () => {
  const prefs = { compact: true, facets: false, columns: placedOf([...DEFAULT_COLUMNS, { id: 'policy', width: 222 }]) };
  expect(prefsOf(prefsText(prefs))).toEqual(prefs);
  expect(prefsOf(undefined)).toEqual({ compact: false, facets: true, columns: DEFAULT_COLUMNS });
  expect(prefsOf('c:nosuch:__proto__:status~x').columns.map(({ id }) => id)).toEqual(['status', 'severity', 'finding']);
  expect(prefsOf('c:status~99999:severity:finding~-4').columns[0]).toEqual({ id: 'status', width: null });
});

test('a column moves by one place and stays at the ends', () => {
  const columns = DEFAULT_COLUMNS.slice(0, 3);
  expect(moved(columns, 'severity', -1).map(({ id }) => id)).toEqual(['severity', 'rank', 'source']);
  expect(moved(columns, 'rank', -1)).toEqual(columns);
  expect(moved(columns, 'source', 1)).toEqual(columns);
});

test('a first press brings the worst, newest or soonest to the top, a second turns it round', () => {
  expect(nextSort('-severity', 'rank')).toBe('-rank');
  expect(nextSort('-rank', 'rank')).toBe('rank');
  expect(nextSort('-rank', 'due')).toBe('due');
  expect(nextSort('due', 'due')).toBe('-due');
});
