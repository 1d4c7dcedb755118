import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeClock } from './clock';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a running clock is the real time and calls again and again until it is closed', () => {
  const clock = makeClock({ epochMs: 5_000, mode: 'run' });
  const work = vi.fn();
  clock.every(100, work);
  vi.advanceTimersByTime(350);
  expect(clock.now()).toBe(1_000_350);
  expect(work).toHaveBeenCalledTimes(3);
  clock.close();
  vi.advanceTimersByTime(1_000);
  expect(work).toHaveBeenCalledTimes(3);
});

test('a still clock ticks on from the epoch, brings nothing, and never falls behind what was recorded', () => {
  const clock = makeClock({ epochMs: 5_000, mode: 'still' });
  const work = vi.fn();
  clock.every(100, work);
  vi.advanceTimersByTime(350);
  expect(clock.now()).toBe(5_350);
  clock.atLeast(9_000);
  clock.atLeast(7_000);
  expect(clock.now()).toBe(9_000);
  expect(work).not.toHaveBeenCalled();
});
