import { expect, test } from 'vitest';
import { backoffMs, RetryBudget, throttledMs } from './backoff';

test('the range of the back-off doubles up to 30 s and starts at zero', () => {
  const widest = [0, 1, 2, 3, 4, 5, 6, 20].map((attempt) => backoffMs(attempt, () => 0.999999));
  expect(widest).toEqual([499, 999, 1_999, 3_999, 7_999, 15_999, 29_999, 29_999]);
  expect(backoffMs(5, () => 0)).toBe(0);
});

test('a vendor that only says "too many" is left alone for 2 s and more', () => {
  expect([0, 1, 2, 3, 4, 5].map(throttledMs)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test('retries add a tenth of the calls, beside the first handful', () => {
  const budget = new RetryBudget();
  let retries = 0;
  for (let call = 0; call < 1_000; call++) {
    budget.earn();
    while (budget.spend()) retries += 1;
  }
  expect(retries).toBeGreaterThanOrEqual(100);
  expect(retries).toBeLessThanOrEqual(111);
});
