import { expect, test } from 'vitest';
import { age, duration, exactUtc, timeLeft } from './format-time';

const m = 60_000;
const h = 60 * m;
const d = 24 * h;

test('an age has one unit, rounded down', () => {
  expect(age(12_999)).toBe('12 s');
  expect(age(9 * m)).toBe('9 m');
  expect(age(h - 1)).toBe('59 m');
  expect(age(2 * h)).toBe('2 h');
  expect(age(3 * d)).toBe('3 d');
  expect(age(70 * d)).toBe('10 w');
  expect(age(800 * d)).toBe('2 y');
});

test('a clock that runs ahead of ours does not make an age negative', () => {
  expect(age(-5000)).toBe('0 s');
});

test('time left reads as a clock, and a missed target has a minus', () => {
  expect(timeLeft(42 * m)).toBe('0:42');
  expect(timeLeft(11 * h + 20 * m)).toBe('11:20');
  expect(timeLeft(2 * d)).toBe('2 d');
  expect(timeLeft(-5 * m)).toBe('−0:05');
  expect(timeLeft(-3 * d)).toBe('−3 d');
});

test('a length of time has its two largest units', () => {
  expect(duration(36 * m)).toBe('36 m');
  expect(duration(2 * h + 5 * m)).toBe('2 h 05 m');
  expect(duration(2 * d + 3 * h)).toBe('2 d 3 h');
  expect(duration(2 * d)).toBe('2 d');
});

test('the exact time names its zone', () => {
  expect(exactUtc(new Date('2026-11-22T00:41:09.123Z'))).toBe('2026-11-22 00:41:09 UTC');
});
