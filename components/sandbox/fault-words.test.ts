import { expect, test } from 'vitest';
import { faultLeft, faultsHeadline, faultText } from './fault-words';

const kinds = [{ kind: 'status', label: 'Answers a status', takes: [] }];
const fault = { id: 1, vendor: '*', kind: 'status', hits: 0 };

test('a fault says what it does', () => {
  expect(faultText({ ...fault, status: 429, told: 'seconds', toldSeconds: 20 }, kinds)).toBe(
    'Answers a status 429, told as seconds: 20 s',
  );
  expect(faultText({ ...fault, kind: 'delay', delayMs: 4_000, jitterMs: 6_000, chance: 0.5 }, kinds)).toBe(
    'delay, after 4 s to 10 s, 50 % of calls',
  );
});

test('and how long it still does it', () => {
  expect(faultLeft(fault, 0)).toBe('until it is cleared');
  expect(faultLeft({ ...fault, untilMs: 240_000 }, 0)).toBe('4 m more');
  expect(faultLeft({ ...fault, times: 3, hits: 1, untilMs: 60_000 }, 0)).toBe('2 calls or 1 m more');
  expect(faultLeft({ ...fault, times: 1, hits: 1 }, 0)).toBe('over after 1 call');
});

test('what is over counts no more', () => {
  expect(faultsHeadline([{ ...fault, times: 1, hits: 1 }])).toBe('The vendors behave');
  expect(faultsHeadline([fault, { ...fault, hits: 3 }])).toBe('2 faults set, 3 calls struck');
});
