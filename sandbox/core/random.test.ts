import { expect, test } from 'vitest';
import { rng } from './random';
import { makeWorld } from './world';

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: string) =>
    Array.from(
      { length: 5 },
      (
        (dice) => () =>
          dice.float()
      )(rng(seed)),
    );
  expect(draw('a:1')).toEqual(draw('a:1'));
  expect(draw('a:1')).not.toEqual(draw('a:2'));
});

test('first draws of neighbouring records are spread evenly', () => {
  const buckets = Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const bucket = Math.floor(rng(`seed:posture:${i}`).float() * 10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  expect(Math.min(...buckets)).toBeGreaterThan(850);
  expect(Math.max(...buckets)).toBeLessThan(1_150);
});

test('a world is the same for all vendors, with unique people and account ids that start with 0', () => {
  const world = makeWorld('x', 0);
  expect(makeWorld('x', 0)).toEqual(world);
  expect(new Set(world.people.map((person) => person.email)).size).toBe(300);
  expect(new Set(world.people.map((person) => person.id)).size).toBe(300);
  expect(world.people.every((person) => /^[a-z0-9.-]+@northwind\.example$/.test(person.email))).toBe(true);
  expect(world.accounts.some((account) => account.id.startsWith('0'))).toBe(true);
  expect(world.admins.length).toBeGreaterThan(3);
});
