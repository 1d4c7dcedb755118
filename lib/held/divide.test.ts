import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOf } from './divide';

test('the share of values is what sorting them gives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }),
      fc.constantFrom(0.5, 0.9),
      (values, share) => {
        const sorted = [...values].sort((a, b) => a - b);
        expect(shareOf(Float64Array.from(values), share)).toBe(sorted[Math.ceil(values.length * share) - 1]);
      },
    ),
  );
  expect(shareOf(new Float64Array(), 0.5)).toBeNull();
});
