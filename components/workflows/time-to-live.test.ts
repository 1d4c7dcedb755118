import { expect, test } from 'vitest';
import { timeToLive } from './time-to-live';

test.each([
  [3600, 'approval', '1 hour'],
  [0, 'approval', '1 day (default)'],
  [0, 'execution', '10 minutes (default)'],
  [-1, 'execution', 'No limit'],
  [null, 'approval', 'Not given by the vendor'],
] as const)('%s seconds of %s are "%s"', (seconds, of, words) => {
  expect(timeToLive(seconds, of)).toBe(words);
});
