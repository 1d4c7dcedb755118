import { expect, test } from 'vitest';
import type { FindingRow } from '@/lib/findings/shapes';
import type { Stretch } from './steady';
import { inView, listDataOf, stretchesOf } from './stretches';

// Only counted here.
const stretch = (param: string | null, size: number): Stretch => ({
  param,
  items: new Array<FindingRow>(size),
  next: 'n',
});
const list = [stretch(null, 100), stretch('a', 100), stretch('b', 40), stretch('c', 100)];
const params = (from: number, to: number) => inView(list, from, to).map(({ param }) => param);

test('the first stretch is always looked at, with those in view', () => {
  expect(params(0, 20)).toEqual([null]);
  expect(params(95, 120)).toEqual([null, 'a']);
  expect(params(199, 245)).toEqual([null, 'a', 'b']);
  expect(params(300, 320)).toEqual([null, 'c']);
});

test('a list is the same after being taken apart', () => {
  expect(stretchesOf(listDataOf(list))).toEqual(list);
});
