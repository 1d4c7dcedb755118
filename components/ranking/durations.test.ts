import { expect, test } from 'vitest';
import { durationText, minutesOf } from './durations';

test.each([
  [0, ''],
  [45, '45m'],
  [90, '90m'],
  [240, '4h'],
  [1440, '1d'],
  [43_200, '30d'],
])('%i minutes read %j, and back', (minutes, text) => {
  expect(durationText(minutes)).toBe(text);
  expect(minutesOf(text)).toBe(minutes);
});

test('what is no duration is none', () => {
  expect(['4', 'h', '0h', '-1d', '400d', '4 weeks', '1.5h'].map(minutesOf)).toEqual(Array(7).fill(null));
  expect(minutesOf(' 4 H ')).toBe(240);
});
