import { expect, test } from 'vitest';
import { instantOf } from './told-row';

test.each([
  ['2026-11-22 02:30:00.123+00', '2026-11-22T02:30:00.123+00:00'],
  ['2026-11-22 02:30:00+05:30', '2026-11-22T02:30:00+05:30'],
  ['2026-11-22 02:30:00-03', '2026-11-22T02:30:00-03:00'],
])('the instant %s is %s', (text, iso) => {
  expect(instantOf(text)).toBe(iso);
  expect(Number.isNaN(Date.parse(iso))).toBe(false);
});
