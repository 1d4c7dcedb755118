import { beforeEach, expect, test } from 'vitest';
import { Breaker, type Verdict } from './breaker';

let now = 0;
let breaker: Breaker;
beforeEach(() => {
  now = 1_000_000;
  breaker = new Breaker({ now: () => now });
});
const calls = (...verdicts: Verdict[]) => {
  for (const verdict of verdicts) breaker.enter()(verdict);
};

test('four failures are bad luck, five in a row are an outage', () => {
  calls('bad', 'bad', 'bad', 'bad');
  expect(breaker.closedUntil()).toBeNull();
  calls('bad');
  expect(breaker.closedUntil()).toBe(now + 30_000);
  expect(breaker.state()).toEqual({ state: 'open', retryAt: now + 30_000, failures: 5 });
});

test('half of the last twenty opens it, less does not', () => {
  for (let pair = 0; pair < 2; pair++) calls('good', 'bad');
  expect(breaker.closedUntil()).toBeNull();
  calls('good', 'bad');
  expect(breaker.closedUntil()).not.toBeNull();
});

test('a third of the calls failing for long is borne', () => {
  for (let round = 0; round < 50; round++) calls('good', 'good', 'bad');
  expect(breaker.closedUntil()).toBeNull();
});

test('one probe is let through after the pause, others wait for it', () => {
  calls('bad', 'bad', 'bad', 'bad', 'bad');
  now += 30_000;
  expect(breaker.closedUntil()).toBeNull();
  const done = breaker.enter();
  expect(breaker.closedUntil()).toBeGreaterThan(now);
  expect(breaker.state().state).toBe('probing');
  done('good');
  expect(breaker.state()).toEqual({ state: 'closed', retryAt: null, failures: 0 });
});

test('each failed probe doubles the pause, up to ten minutes', () => {
  calls('bad', 'bad', 'bad', 'bad', 'bad');
  const pauses: number[] = [];
  for (let probe = 0; probe < 7; probe++) {
    now = breaker.closedUntil() ?? now;
    calls('bad');
    pauses.push((breaker.closedUntil() ?? now) - now);
  }
  expect(pauses).toEqual([60_000, 120_000, 240_000, 480_000, 600_000, 600_000, 600_000]);
  now = breaker.closedUntil() ?? now;
  calls('good', 'bad', 'bad', 'bad', 'bad', 'bad');
  expect(breaker.closedUntil()).toBe(now + 30_000);
});

test('a probe that its caller gave up on says nothing: the next call is the probe', () => {
  calls('bad', 'bad', 'bad', 'bad', 'bad');
  now += 30_000;
  calls('neither');
  expect(breaker.closedUntil()).toBeNull();
  calls('good');
  expect(breaker.state().state).toBe('closed');
});

test('late failures of calls that were under way do not lengthen the pause', () => {
  const late = [breaker.enter(), breaker.enter()];
  calls('bad', 'bad', 'bad', 'bad', 'bad');
  const until = breaker.closedUntil();
  now += 5_000;
  for (const done of late) done('bad');
  expect(breaker.closedUntil()).toBe(until);
});
