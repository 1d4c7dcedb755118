import { expect, test } from 'vitest';
import { bytes, count, countUpTo, percent, plural, signed } from './format-number';

test('counts have thousands separators, the same on every machine', () => {
  expect(count(1204)).toBe('1,204');
  expect(count(103084)).toBe('103,084');
});

test('a count that was not followed to its end says so', () => {
  expect(countUpTo(9_999, 10_000)).toBe('9,999');
  expect(countUpTo(10_000, 10_000)).toBe('10,000+');
});

test('what is nearly nothing or nearly all is never called nothing or all', () => {
  expect(percent(0)).toBe('0 %');
  expect(percent(0.004)).toBe('< 1 %');
  expect(percent(0.61)).toBe('61 %');
  expect(percent(0.999)).toBe('99 %');
  expect(percent(1)).toBe('100 %');
});

test('one is one, and all else is many', () => {
  expect(plural(1, 'finding')).toBe('1 finding');
  expect(plural(0, 'finding')).toBe('0 findings');
  expect(plural(2941, 'policy', 'policies')).toBe('2,941 policies');
});

test('a change carries its sign', () => {
  expect(signed(25)).toBe('+25');
  expect(signed(-31)).toBe('−31');
  expect(signed(0)).toBe('0');
});

test('a size takes the unit in which it stays below a thousand', () => {
  expect(bytes(512)).toBe('512 B');
  expect(bytes(999_950)).toBe('1 MB');
  expect(bytes(1_400_000)).toBe('1.4 MB');
});
