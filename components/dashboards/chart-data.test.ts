import { expect, test } from 'vitest';
import {
  axisWidth,
  type ChartDay,
  chartDays,
  namedDays,
  nearestLine,
  spread,
  tableOfDays,
  ticksFor,
} from './chart-data';

const day = (name: string, arrivals: number, closures: number) => ({
  day: name,
  arrivals: { value: arrivals, query: `created:${name}` },
  closures: { value: closures, query: `closed:${name}` },
});
const asOf = '2026-11-22T08:00:00.000Z';
const chart = (values: number[]): ChartDay[] =>
  chartDays({ byDay: values.map((value, i) => day(`2026-10-${10 + i}`, value, 0)), before: [], asOf });

test('each day stands beside the same day of the period before', () => {
  const days = chartDays({
    byDay: [day('2026-11-21', 5, 7), day('2026-11-22', 2, 1)],
    before: [day('2026-11-19', 9, 0)],
    asOf,
  });
  expect(days[0]).toMatchObject({ label: '21 Nov', arrived: 5, closed: 7, before: 9, soFar: false });
  expect(days[1]).toMatchObject({ before: null, soFar: true, queries: { closed: 'closed:2026-11-22' } });
});

test.each([
  [[0], [0, 1]],
  [[3], [0, 1, 2, 3]],
  [[107], [0, 50, 100, 150]],
  [[1204], [0, 500, 1000, 1500]],
])('marks for %j are round and begin at zero: %j', (values, ticks) => {
  expect(ticksFor(chart(values))).toEqual(ticks);
});

test('first and last day are always named', () => {
  const named = namedDays(chart(Array.from({ length: 20 }, () => 1)));
  expect([named[0], named.at(-1), named.length]).toEqual(['2026-10-10', '2026-10-29', 5]);
  expect(namedDays(chart([1]))).toEqual(['2026-10-10']);
  expect(namedDays([])).toEqual([]);
});

test('labels at line ends never cover each other, keep their order and stay inside', () => {
  expect(spread([50, 52, 120], 14, 200)).toEqual([50, 64, 120]);
  expect(spread([200, 198, 199], 14, 200)).toEqual([200, 172, 186]);
  expect(spread([10], 14, 200)).toEqual([10]);
});

test('a click means the nearer line', () => {
  const [one] = chartDays({ byDay: [day('2026-11-21', 10, 40)], before: [], asOf });
  if (!one) throw new Error('a day was given');
  expect(nearestLine(one, 12)).toBe('arrived');
  expect(nearestLine(one, 39)).toBe('closed');
});

test('the table says what the lines show', () => {
  const days = chartDays({ byDay: [day('2026-11-22', 1204, 1)], before: [], asOf });
  expect(tableOfDays(days).rows).toEqual([['22 Nov, so far', '1,204', '1', '–']]);
});

test('the marks of an axis have room for all their digits', () => {
  expect(axisWidth([0, 5, 10])).toBe(38);
  expect(axisWidth([0, 20_000, 80_000])).toBe(6 * 7 + 8);
  expect(axisWidth([0, 1_000_000])).toBe(9 * 7 + 8);
});
