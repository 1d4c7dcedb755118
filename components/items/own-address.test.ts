import { expect, test } from 'vitest';
import { heard, startAt, written } from './own-address';

test('a change stands at once and stays when the router tells of it', () => {
  const own = written(startAt('a'), 'b');
  expect(own.address).toBe('b');
  expect(heard(own, 'a')).toBe(own);
  expect(heard(own, 'b')).toEqual(startAt('b'));
});

test('of two quick changes the first one coming back does not undo the second', () => {
  const own = written(written(startAt('a'), 'b'), 'c');
  const first = heard(own, 'b');
  expect(first.address).toBe('c');
  expect(heard(first, 'c')).toEqual(startAt('c'));
  expect(heard(own, 'c')).toEqual(startAt('c'));
});

test('Back, or a link, wins over what stood here', () => {
  expect(heard(startAt('b'), 'a')).toEqual(startAt('a'));
  expect(heard(written(startAt('a'), 'b'), 'x')).toEqual(startAt('x'));
});

test('a change that was taken back at once leaves nothing to wait for', () => {
  const own = written(written(startAt('a'), 'b'), 'a');
  expect(heard(own, 'a')).toEqual(startAt('a'));
});
