import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aRow } from './row.testing';
import { newsOf, type Stretch, weave } from './steady';

const row = (id: string, version = 1) => aRow({ id, version });
const rows = (letters: string) => [...letters].map((letter) => row(letter));
const stretch = (param: string | null, letters: string, next: string | null): Stretch => ({
  param,
  items: rows(letters),
  next,
});
const shown = (list: readonly Stretch[]) => list.map((one) => one.items.map((item) => item.id).join('')).join('|');
const none = new Set<string>();
/** What the server would answer for a place: the rows after it, three at most. */
const look = (all: string, param: string | null, size = 3): Stretch => {
  const from = param === null ? 0 : all.indexOf(param) + 1;
  const items = rows(all.slice(from, from + size));
  return { param, items, next: from + size < all.length ? (items.at(-1)?.id ?? null) : null };
};

test('nothing new leaves everything as it is', () => {
  const list = [stretch(null, 'abc', 'c'), stretch('c', 'def', null)];
  const fresh = [look('abcdef', null)];
  expect(newsOf(list, fresh, none)).toEqual({ added: [], changed: [] });
  expect(shown(weave(list, fresh))).toBe('abc|def');
});

test('new rows are counted, and pushed rows are not called gone', () => {
  const list = [stretch(null, 'abc', 'c'), stretch('c', 'def', null)];
  const fresh = [look('xyabcdef', null)];
  expect(newsOf(list, fresh, none)).toEqual({ added: ['x', 'y'], changed: [] });
  expect(
    weave(list, fresh)
      .flatMap((one) => one.items.map(({ id }) => id))
      .join(''),
  ).toBe('xyabcdef');
});

test('a row that left is a change, and goes with the next weave', () => {
  const list = [stretch(null, 'abc', 'c'), stretch('c', 'def', null)];
  const fresh = [look('acdef', null)];
  expect(newsOf(list, fresh, none)).toEqual({ added: [], changed: ['b'] });
  expect(shown(weave(list, fresh)).replaceAll('|', '')).toBe('acdef');
});

test('a row that differs is a change; one the person acted on is not', () => {
  const list = [stretch(null, 'abc', null)];
  const fresh = [{ param: null, items: [row('a'), row('b', 2), row('c')], next: null }];
  expect(newsOf(list, fresh, none).changed).toEqual(['b']);
  expect(newsOf(list, fresh, new Set(['b'])).changed).toEqual([]);
  expect(weave(list, fresh)[0]?.items[1]?.version).toBe(2);
});

test('a row that moved up stands once, at its new place', () => {
  const list = [stretch(null, 'abc', 'c'), stretch('c', 'def', null)];
  const moved = weave(list, [{ param: null, items: [row('e', 2), ...rows('ab')], next: 'b' }]);
  expect(moved.flatMap((one) => one.items.map(({ id }) => id)).join('')).toBe('eabcdf');
});

test('more arrivals than a page: what was there stays, and the gap is found by the next look', () => {
  const list = [stretch(null, 'abc', 'c')];
  const all = 'uvwxyzabc';
  let woven = weave(list, [look(all, null)]);
  expect(shown(woven)).toBe('uvw|abc');
  woven = weave(woven, [look(all, 'w')]);
  expect(shown(woven).replaceAll('|', '')).toBe(all);
});

test('a stretch of which nothing is left goes, when the look reaches the next one', () => {
  const list = [stretch(null, 'abc', 'c'), stretch('c', 'def', 'f'), stretch('f', 'ghi', null)];
  expect(shown(weave(list, [look('defghi', null)])).replaceAll('|', '')).toBe('defghi');
});

test('the last stretch goes on where the look ends', () => {
  const list = [stretch(null, 'ab', null)];
  const woven = weave(list, [look('abcdef', null)]);
  expect(shown(woven)).toBe('abc');
  expect(woven[0]?.next).toBe('c');
});

test('looks at every stretch, repeated, end at what the server holds, each row once', () => {
  const some = fc.uniqueArray(fc.integer({ min: 10, max: 99 }), { minLength: 1, maxLength: 40 });
  // A cursor is a place in the order, and outlives its row.
  const answer = (held: readonly number[], param: string | null): Stretch => {
    const after = held.filter((one) => param === null || one > Number(param));
    const items = after.slice(0, 3).map((one) => row(String(one)));
    return { param, items, next: after.length > 3 ? (items.at(-1)?.id ?? null) : null };
  };
  fc.assert(
    fc.property(some, some, (was, is) => {
      const [before, after] = [was.sort(), is.sort()];
      let list = [answer(before, null)];
      for (let next = list[0]?.next; next; next = list.at(-1)?.next) list.push(answer(before, next));
      for (let round = 0; round < 40; round++) {
        for (const { param } of [...list]) {
          if (list.some((one) => one.param === param)) list = weave(list, [answer(after, param)]);
        }
      }
      const end = list.at(-1);
      for (let next = end?.next; next; next = list.at(-1)?.next) list.push(answer(after, next));
      expect(list.flatMap((one) => one.items.map(({ id }) => Number(id)))).toEqual(after);
      expect(
        newsOf(
          list,
          list.map(({ param }) => answer(after, param)),
          none,
        ).added,
      ).toEqual([]);
    }),
  );
});
