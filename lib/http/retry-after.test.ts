import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tell, toldForms, toldMs } from '@/sandbox/core/told';
import { retryAtMs, toldToWaitMs } from './retry-after';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;
const wait = (headers: Record<string, string>, body?: unknown) => toldToWaitMs({ headers, body }, NOW);

describe('Retry-After', () => {
  test.each([
    ['13', 13_000],
    ['13s', 13_000],
    ['13 s', 13_000],
    ['0 seconds', 0],
    ['1 second', 1_000],
    ['0', 0],
    ['0.5', 500],
    ['250ms', 250],
    ['2 minutes', 120_000],
    [' 7 ', 7_000],
    ['-5', 0],
    ['999999999999', HOUR],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sunday, 01-Mar-26 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['Sun, 01 Mar 2099 11:00:00 GMT', HOUR],
  ])('%j', (value, expected) => {
    expect(wait({ 'retry-after': value })).toBe(expected);
  });

  test.each([['soon'], [''], ['NaN'], ['Infinity'], ['1,5'], ['2026']])(
    '%j is read as nothing or as seconds',
    (value) => {
      expect(wait({ 'retry-after': value })).toBe(value === '2026' ? 2_026_000 : null);
    },
  );

  test('a date is measured against the clock of the vendor that sent it', () => {
    const headers = { 'retry-after': 'Sun, 01 Mar 2026 13:00:20 GMT', date: 'Sun, 01 Mar 2026 13:00:00 GMT' };
    expect(wait(headers)).toBe(20_000);
  });
});

describe('RateLimit-Reset', () => {
  test.each([
    ['13', 13_000],
    [String(NOW / 1_000 + 40), 40_000],
    [String(NOW + 40_000), 40_000],
    [String(NOW / 1_000 - 40), 0],
    ['-3', 0],
    ['13s', 13_000],
  ])('%j', (value, expected) => {
    expect(wait({ 'ratelimit-reset': value })).toBe(expected);
    expect(wait({ 'x-ratelimit-reset': value })).toBe(expected);
  });
});

test('the header wins over the reset, the reset over the body', () => {
  expect(wait({ 'retry-after': '3', 'ratelimit-reset': '9' }, { retry_after: 20 })).toBe(3_000);
  expect(wait({ 'retry-after': 'soon', 'ratelimit-reset': '9' }, { retry_after: 20 })).toBe(9_000);
  expect(wait({}, { 'Retry-After': '0 seconds' })).toBe(0);
  expect(wait({}, { retryAfter: 4 })).toBe(4_000);
  expect(wait({}, { message: 'slow down' })).toBeNull();
  expect(wait({}, 'not an object')).toBeNull();
});

test('nobody returns sooner than told, nor later than a tenth and a second more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: HOUR }), fc.double({ min: 0, max: 0.999, noNaN: true }), (told, luck) => {
      const at = retryAtMs(told, NOW, () => luck);
      expect(at - NOW).toBeGreaterThanOrEqual(told);
      expect(at - NOW).toBeLessThanOrEqual(told * 1.1 + 1_001);
    }),
  );
});

test.each(toldForms)('told as %s, whatever the two clocks say, nobody comes sooner', (form) => {
  const clocks = fc.integer({ min: -600_000, max: 600_000 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_600 }),
      clocks,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (seconds, skew, luck) => {
        const vendorNow = NOW + skew;
        const { headers, body } = tell(form, seconds, vendorNow);
        const date = new Date(vendorNow).toUTCString();
        const told = toldToWaitMs({ headers: { ...headers, date }, body }, NOW);
        expect(told).not.toBeNull();
        expect(retryAtMs(told ?? 0, NOW, () => luck) - NOW).toBeGreaterThanOrEqual(toldMs(form, seconds));
      },
    ),
  );
});

test('no header can make it throw or leave the range', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.jsonValue(), (after, reset, body) => {
      const told = wait({ 'retry-after': after, 'ratelimit-reset': reset }, body);
      expect(told === null || (told >= 0 && told <= HOUR)).toBe(true);
    }),
  );
});
