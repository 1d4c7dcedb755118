import { expect, test } from 'vitest';
import { interleaved, median } from './measure';

test('rounds alternate, the warm-up is not counted, and the ratio is that of the medians', async () => {
  const order: string[] = [];
  const figures = { ours: [99, 4, 6, 5], baseline: [99, 2, 2, 20] };
  const side = (name: 'ours' | 'baseline') => async () => {
    order.push(name);
    return figures[name].shift() ?? Number.NaN;
  };
  const sides = { ours: side('ours'), baseline: side('baseline') };
  const compared = await interleaved(sides, { rounds: 3, say: () => undefined });
  expect(compared).toEqual({ ours: 5, baseline: 2, ratio: 2.5, rounds: 3 });
  expect(order.join(' ')).toBe(Array(4).fill('ours baseline').join(' '));
});

test('the median of an even number lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});
