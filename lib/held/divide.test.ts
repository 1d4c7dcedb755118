import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largest, shareOf } from './divide';

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

test('with the lower half out of the way the ninth tenth is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }), (values) => {
      const of = Float64Array.from(values);
      shareOf(of, 0.5);
      const sorted = [...values].sort((a, b) => a - b);
      expect(shareOf(of, 0.9, of.length >> 1)).toBe(sorted[Math.ceil(values.length * 0.9) - 1]);
    }),
  );
});

test('the largest are what sorting them all gives, those of no finding and of no word left out', () => {
  const some = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 6 }), (values, most) => {
      const ids = values.map((_, at) => (at * 7) % 41);
      const order = values
        .map((count, at) => ({ count, at }))
        .filter(({ count, at }) => at > 0 && count > 0)
        .sort((a, b) => b.count - a.count || (ids[a.at] ?? 0) - (ids[b.at] ?? 0))
        .map(({ at }) => at);
      expect(largest(Uint32Array.from(values), ids, most)).toEqual(order.slice(0, most));
      expect(largest(Uint32Array.from(values), ids, undefined)).toEqual(order);
    }),
  );
});
