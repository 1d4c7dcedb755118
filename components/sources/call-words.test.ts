import { expect, test } from 'vitest';
import type { CallClass } from '@/lib/live/call-states';
import { callsHeadline, classState, failureFacts, fullText, keptText, limitText, usedText } from './call-words';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const inMs = (ms: number) => new Date(NOW + ms).toISOString();
const aClass = (over: Partial<CallClass> = {}): CallClass => ({
  rateClass: 'search',
  breaker: { state: 'closed', retryAt: null, failures: 0 },
  windows: [
    { per: 'minute', most: 20, burst: 4, left: 3, kept: 1, fullAt: inMs(4_000) },
    { per: 'hour', most: 400, burst: 80, left: 78, kept: 24, fullAt: inMs(22_000) },
  ],
  blockedUntil: null,
  slowedUntil: null,
  ...over,
});
const open = aClass({ breaker: { state: 'open', retryAt: inMs(29_500), failures: 5 } });
const calls = (...classes: CallClass[]) => ({ underWay: { read: 0, write: 0 }, retriesLeft: 10, classes });

test('a limit says what is allowed, what is used of what may go out at once, what is kept of it, and when it is whole again', () => {
  expect([limitText(aClass()), usedText(aClass()), keptText(aClass()), fullText(aClass(), NOW)]).toEqual([
    '20 a minute, 400 an hour',
    '1 of 4, 2 of 80',
    '1 of 4, 24 of 80',
    'in 22 s',
  ]);
  const free = aClass({ windows: [] });
  expect([limitText(free), usedText(free), keptText(free), fullText(free, NOW)]).toEqual(['none', '–', '–', '–']);
});

test('the worst of a kind of calls is what is said of it, and the worst kind what is said of all', () => {
  const blocked = aClass({ blockedUntil: inMs(60_000), slowedUntil: inMs(600_000) });
  expect(classState(open, NOW)).toEqual({ text: 'Pauses 29 s more: it keeps failing', tone: 'bad' });
  expect(classState(blocked, NOW)).toEqual({ text: 'Told to wait 1 m more', tone: 'warn' });
  expect(classState(aClass({ slowedUntil: inMs(600_000) }), NOW).text).toBe(
    'At half pace 10 m more, as it was too much',
  );
  expect(callsHeadline(calls(aClass(), blocked, open, open), NOW)).toEqual({
    text: 'pauses 29 s more: it keeps failing, and 1 more kind so',
    tone: 'bad',
  });
  expect(callsHeadline(calls(aClass()), NOW).text).toBe('as usual');
  expect(callsHeadline(undefined, NOW).text).toBe('none since the worker began');
});

test('a failure says what was asked, how it was answered and how often', () => {
  const failure = {
    ...({ operation: 'search', fault: 'down', status: 503, times: 12, at: inMs(240_000), firstAt: inMs(0) } as const),
    ...{ message: '', vendorMessage: null, vendorRequestId: null, retryAt: null },
  };
  expect(failureFacts(failure)).toBe('search · 503 · 12 times in 4 m');
  expect(failureFacts({ ...failure, times: 1, status: null })).toBe('search');
});
