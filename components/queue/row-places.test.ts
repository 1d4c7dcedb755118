import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowPlaces } from './row-places';

test('who stays keeps the element, who comes takes that of one who went; elements move only once the list stands', () => {
  const places = new RowPlaces();
  const drawn = (ids: string, isMoving: boolean) =>
    places.of([...ids], isMoving).map(({ key, at }) => `${key}${ids[at]}`);
  expect(drawn('abc', false)).toEqual(['0a', '1b', '2c']);
  expect(drawn('bcd', true)).toEqual(['0d', '1b', '2c']);
  expect(drawn('bcd', true)).toEqual(['0d', '1b', '2c']);
  expect(drawn('bcd', false)).toEqual(['1b', '2c', '0d']);
  expect(drawn('bdef', true)).toEqual(['1b', '2e', '0d', '3f']);
  expect(drawn('f', true)).toEqual(['3f']);
});

test('whatever is drawn after whatever, each row is drawn once, in its own element as long as it stays', () => {
  const screen = fc.record({
    ids: fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 12 }),
    isMoving: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(screen, { maxLength: 10 }), (screens) => {
      const places = new RowPlaces();
      let had = new Map<string, number>();
      for (const { ids, isMoving } of screens) {
        const drawn = places.of(ids, isMoving);
        const now = new Map(drawn.map(({ key, at }) => [ids[at] ?? '', key]));
        expect([...now.keys()].sort()).toEqual([...ids].sort());
        expect(new Set(now.values()).size).toBe(ids.length);
        if (!isMoving) expect([...now.keys()]).toEqual(ids);
        for (const [id, key] of now) if (had.has(id)) expect(key).toBe(had.get(id));
        had = now;
      }
    }),
  );
});
