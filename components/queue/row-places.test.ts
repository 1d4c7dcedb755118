import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowPlaces } from './row-places';

function drawing() {
  const places = new RowPlaces();
  return (ids: string, isMoving: boolean, active: string | null = null) =>
    places.of([...ids], isMoving, active).map(({ key, at }) => `${key}${ids[at]}`);
}

test('who stays keeps the element, who comes takes that of one who went', () => {
  const drawn = drawing();
  expect(drawn('abc', false)).toEqual(['0a', '1b', '2c']);
  expect(drawn('bcd', true)).toEqual(['0d', '1b', '2c']);
  expect(drawn('bcd', true)).toEqual(['0d', '1b', '2c']);
  expect(drawn('bdef', true)).toEqual(['0d', '1b', '2e', '3f']);
  expect(drawn('f', true)).toEqual(['3f']);
});

test('once the list stands, those that came before the others get new elements, and the others stay where they are', () => {
  const drawn = drawing();
  drawn('cdefg', false);
  expect(drawn('abcde', true)).toEqual(['0c', '1d', '2e', '3a', '4b']);
  expect(drawn('abcde', false)).toEqual(['5a', '6b', '0c', '1d', '2e']);
});

test('the active row stays in its element, and no other gets it when it goes', () => {
  const drawn = drawing();
  drawn('abc', false, 'a');
  expect(drawn('bcdx', true, 'a')).toEqual(['1b', '2c', '3d', '4x']);
  drawn('xefg', true, 'x');
  expect(drawn('xefg', false, 'x')[0]).toBe('4x');
});

test('whatever is drawn after whatever, each row is drawn once, kept ones in their elements, and nothing is put elsewhere', () => {
  const screen = fc.record({
    ids: fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 12 }),
    isMoving: fc.boolean(),
    active: fc.option(fc.integer({ min: 0, max: 30 }).map(String)),
  });
  fc.assert(
    fc.property(fc.array(screen, { maxLength: 10 }), (screens) => {
      const places = new RowPlaces();
      let had = new Map<number, string>();
      let was: string | null = null;
      for (const { ids, isMoving, active } of screens) {
        const drawn = places.of(ids, isMoving, active);
        const now = new Map(drawn.map(({ key, at }) => [key, ids[at] ?? '']));
        expect([...now.values()].sort()).toEqual([...ids].sort());
        expect(now.size).toBe(ids.length);
        if (!isMoving) expect([...now.values()]).toEqual(ids);
        // Elements that were there before stand in the same order as before.
        const before = [...had.keys()];
        const order = [...now.keys()].filter((key) => had.has(key)).map((key) => before.indexOf(key));
        expect(order).toEqual([...order].sort((one, other) => one - other));
        for (const [key, id] of had) {
          if (id === active && ids.includes(id)) expect(now.get(key)).toBe(id);
          if (id === was && !ids.includes(id)) expect(now.has(key)).toBe(false);
          if (isMoving && ids.includes(id)) expect(now.get(key)).toBe(id);
        }
        [had, was] = [now, active];
      }
    }),
  );
});
