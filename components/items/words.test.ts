import { describe, expect, test } from 'vitest';
import { isUnnamed, listed, spoken, timeSpan } from './words';

describe('what a vendor calls things, as people read it', () => {
  test.each([
    ['ACTIVE', 'Active'],
    ['run_workflow', 'Run workflow'],
    ['Route to connector', 'Route to connector'],
    ['unknown (4)', 'unknown (4)'],
    ['connection_updated', 'Connection updated'],
  ])('%s reads %s', (name, words) => {
    expect(spoken(name)).toBe(words);
  });

  test('only a number without a name is unnamed', () => {
    expect([isUnnamed('unknown (4)'), isUnnamed('Unknown'), isUnnamed(null)]).toEqual([true, false, false]);
  });

  test('lists read as a sentence does', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'], 'or')]).toEqual([
      '',
      'a',
      'a and b',
      'a, b or c',
    ]);
  });
});

describe('lengths of time', () => {
  test.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [90, '1 minute 30 seconds'],
    [3600, '1 hour'],
    [28_800, '8 hours'],
    [93_605, '1 day 2 hours'],
    [172_801, '2 days 1 second'],
  ])('%i seconds are "%s"', (seconds, words) => {
    expect(timeSpan(seconds)).toBe(words);
  });
});
