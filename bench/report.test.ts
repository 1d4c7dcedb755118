import { expect, test } from 'vitest';
import { isOver, type Row, tableOf } from './report';

const row = (over: Partial<Row>): Row => ({
  metric: 'a page',
  value: 3,
  unit: 'ms',
  baseline: 2,
  baselineName: 'psql',
  ratio: 1.5,
  goal: 2,
  by: 'ratio',
  ...over,
});

test.each([
  [{ goal: 1.4 }, true],
  [{ goal: 1.5 }, false],
  [{ by: 'difference', goal: 0.9 } as const, true],
  [{ by: 'difference', goal: 1 } as const, false],
  [{ by: 'value', goal: 2.9 } as const, true],
  [{ by: 'value', goal: 3 } as const, false],
  [{ goal: null, ratio: 99 }, false],
  [{ value: null, baseline: null, ratio: null }, false],
])('%j is over its goal: %s', (over, expected) => {
  expect(isOver(row(over))).toBe(expected);
});

test('a baseline that is not there is shown as absent', () => {
  const table = tableOf([row({ baseline: null, ratio: null }), row({ metric: 'another', goal: 1 })]);
  expect(table).toContain('absent (psql)');
  expect(table.split('\n').at(-1)).toContain('OVER');
});
