import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeLimiter } from './limits';

const classes = { light: { perMinute: 30, perHour: 1_000 }, pooled: { perMinute: 2, shared: true } };

test('no window of sixty seconds ever holds more calls than allowed, whenever they come', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 1, maxLength: 300 }), (gaps) => {
      let at = 0;
      const limiter = makeLimiter(classes, { now: () => at });
      const let_in: number[] = [];
      for (const gap of gaps) {
        at += gap;
        if (limiter.take('key', 'read', 'light') === 0) let_in.push(at);
      }
      for (const start of let_in) {
        expect(let_in.filter((time) => time >= start && time < start + 60_000).length).toBeLessThanOrEqual(30);
      }
    }),
  );
});

test('the call after the told wait is let in, and none before', () => {
  let at = 0;
  const limiter = makeLimiter(classes, { now: () => at });
  for (let i = 0; i < 30; i++) {
    at += 1_000;
    expect(limiter.take('key', 'read', 'light')).toBe(0);
  }
  const wait = limiter.take('key', 'read', 'light');
  expect(wait).toBe(31);
  at += wait * 1_000 - 1;
  expect(limiter.take('key', 'read', 'light')).toBe(1);
  at += 1;
  expect(limiter.take('key', 'read', 'light')).toBe(0);
});

test('the hour limits as well, and other keys and operations have budgets of their own', () => {
  let at = 0;
  const limiter = makeLimiter(classes, { now: () => at });
  let letIn = 0;
  for (; at < 3_599_000; at += 2_001) if (limiter.take('key', 'read', 'light') === 0) letIn += 1;
  expect(letIn).toBe(1_000);
  expect(limiter.take('other key', 'read', 'light')).toBe(0);
  expect(limiter.take('key', 'other', 'light')).toBe(0);
});

test('operations of a shared class draw on one budget, and lifted limits let everything in', () => {
  const limiter = makeLimiter(classes, { now: () => 0 });
  expect([limiter.take('k', 'a', 'pooled'), limiter.take('k', 'b', 'pooled')]).toEqual([0, 0]);
  expect(limiter.take('k', 'c', 'pooled')).toBe(60);
  const lifted = makeLimiter(classes, { now: () => 0, lifted: true });
  expect(Array.from({ length: 50 }, () => lifted.take('k', 'a', 'pooled'))).toEqual(Array(50).fill(0));
});
