import { expect, test } from 'vitest';
import { Ring } from './ring';

test('who comes back is told exactly what was missed', () => {
  const ring = new Ring();
  ring.add(['a']);
  const last = ring.idOf();
  ring.add(['b']);
  ring.add(['c', 'd']);
  expect(ring.since(last)?.map(({ ids }) => ids)).toEqual([['b'], ['c', 'd']]);
  expect(ring.since(ring.idOf())).toEqual([]);
});

test('who comes for the first time has missed nothing', () => {
  const ring = new Ring();
  ring.add(['a']);
  expect(ring.since(null)).toEqual([]);
});

test('a gap is said: of another process, too long ago, after a loss, forged', () => {
  const ring = new Ring();
  const first = ring.idOf(ring.add(['a']).at);
  expect(ring.since(new Ring().idOf())).toBeNull();
  for (const forged of ['', 'x', `${first}9999`, first.replace(/\d+$/, '-1'), first.replace(/\d+$/, '1e0')])
    expect(ring.since(forged), forged).toBeNull();
  for (let n = 0; n < 501; n++) ring.add(['b']);
  expect(ring.since(first)).toBeNull();
  const before = ring.idOf();
  ring.forget();
  expect(ring.since(before)).toBeNull();
  expect(ring.since(ring.idOf())).toEqual([]);
});

test('more than can be named is told as a change of anything', () => {
  const ring = new Ring();
  expect(ring.add(Array.from({ length: 201 }, (_, n) => String(n))).ids).toBeNull();
  expect(ring.add(null).ids).toBeNull();
});
