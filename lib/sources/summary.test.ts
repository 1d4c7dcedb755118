import { describe, expect, test } from 'vitest';
import { type Stream, summaryOf, wordOf } from './summary';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const ago = (ms: number) => new Date(NOW - ms).toISOString();
const MINUTE = 60_000;

function aStream(over: Partial<Stream> = {}): Stream {
  return {
    noun: 'finding',
    stream: 'head',
    state: 'complete',
    startedAt: ago(MINUTE),
    lastSuccessAt: ago(MINUTE),
    lastNonemptyAt: null,
    usualGapMs: null,
    range: null,
    isQuiet: false,
    dueAt: ago(0),
    everyMs: MINUTE,
    failures: 0,
    error: null,
    errorAt: null,
    vendorTotal: null,
    windowsDone: 0,
    windowsTotal: 0,
    seen: 0,
    changed: 0,
    odd: 0,
    running: false,
    throttled: false,
    beganAt: null,
    ...over,
  };
}
const aBackfill = (over: Partial<Stream> = {}) =>
  aStream({
    stream: 'backfill',
    lastSuccessAt: null,
    windowsDone: 30,
    windowsTotal: 90,
    beganAt: ago(10 * MINUTE),
    running: true,
    ...over,
  });
const source = { name: 'global', state: 'ok', stateNote: null, stateAt: ago(0) } as const;

const HOUR = 60 * MINUTE;
const quiet = { isQuiet: true, usualGapMs: HOUR };

describe('a stream in one word', () => {
  test.each<[string, Partial<Stream>, string]>([
    ['read a moment ago', {}, 'fresh'],
    ['not yet three intervals old', { lastSuccessAt: ago(3 * MINUTE - 1) }, 'fresh'],
    ['older than three intervals', { lastSuccessAt: ago(3 * MINUTE + 1) }, 'stale'],
    ['asked every two seconds, half a minute old', { everyMs: 2000, lastSuccessAt: ago(MINUTE / 2) }, 'fresh'],
    ['a long round still running', { lastSuccessAt: ago(90 * MINUTE), running: true }, 'fresh'],
    ['a worker that died in a round', { lastSuccessAt: ago(90 * MINUTE), state: 'running' }, 'stale'],
    ['the first look is running', { lastSuccessAt: null, running: true }, 'backfilling'],
    ['the first look has not begun', { lastSuccessAt: null }, 'backfilling'],
    ['the first look, and nobody takes it up', { lastSuccessAt: null, dueAt: ago(11 * MINUTE) }, 'stale'],
    ['failed once', { failures: 1 }, 'failing'],
    ['asked to wait', { failures: 1, throttled: true, everyMs: null }, 'fresh'],
    [
      'asked to wait for too long',
      { failures: 9, throttled: true, everyMs: null, lastSuccessAt: ago(11 * MINUTE) },
      'stale',
    ],
    ['silent for a while, as usual', { ...quiet, lastNonemptyAt: ago(3 * HOUR - MINUTE) }, 'fresh'],
    ['silent for three times as long as usual', { ...quiet, lastNonemptyAt: ago(3 * HOUR + MINUTE) }, 'silent'],
    ['silent, but its usual gap is not known', { ...quiet, usualGapMs: null, lastNonemptyAt: ago(9 * HOUR) }, 'fresh'],
    ['nothing is open, which may well be', { ...quiet, stream: 'open', lastNonemptyAt: ago(9 * HOUR) }, 'fresh'],
    ['its last look brought something', { ...quiet, isQuiet: false, lastNonemptyAt: ago(9 * HOUR) }, 'fresh'],
    ['nothing more to do', { dueAt: null, lastSuccessAt: ago(1000 * MINUTE) }, 'fresh'],
  ])('%s', (_name, over, word) => {
    expect(wordOf(aStream(over), NOW)).toBe(word);
  });

  test('a backfill at work, left lying, and done', () => {
    expect(wordOf(aBackfill(), NOW)).toBe('backfilling');
    expect(wordOf(aBackfill({ running: false, dueAt: ago(20 * MINUTE) }), NOW)).toBe('stale');
    expect(wordOf(aBackfill({ dueAt: null, running: false }), NOW)).toBe('fresh');
  });
});

describe('a connection', () => {
  test('is as good as the worst of its streams', () => {
    const streams = [aStream(), aBackfill(), aStream({ noun: 'tag', lastSuccessAt: ago(99 * MINUTE) })];
    expect(summaryOf(source, streams.slice(0, 1), NOW)).toMatchObject({ word: 'fresh', message: null });
    expect(summaryOf(source, streams.slice(0, 2), NOW)).toMatchObject({ word: 'backfilling' });
    expect(summaryOf(source, streams, NOW)).toMatchObject({ word: 'stale' });
    const failing = aStream({ noun: 'policy', failures: 2, error: 'Edge did not answer.' });
    expect(summaryOf(source, [...streams, failing], NOW)).toMatchObject({
      word: 'failing',
      message: 'global: Edge did not answer.',
    });
    expect(summaryOf({ ...source, state: 'disabled' }, [...streams, failing], NOW)).toMatchObject({ word: 'disabled' });
  });

  test('whose credentials were refused says so, whatever its streams say', () => {
    const refused = { ...source, state: 'auth_failed', stateNote: 'Edge refused our token at 00:41.' } as const;
    expect(summaryOf(refused, [aStream()], NOW)).toMatchObject({
      word: 'failing',
      message: 'global: Edge refused our token at 00:41.',
    });
  });

  test('that was just added waits for its first check', () => {
    expect(summaryOf({ ...source, state: 'pending' }, [], NOW)).toEqual({
      word: 'backfilling',
      asOf: null,
      percent: null,
      remainingMs: null,
      message: 'global waits for its first check.',
    });
  });

  test('tells how far its backfill is and how long it will take', () => {
    expect(summaryOf(source, [aStream(), aBackfill()], NOW)).toMatchObject({ percent: 33, remainingMs: 20 * MINUTE });
    expect(summaryOf(source, [aBackfill({ windowsDone: 0 })], NOW)).toMatchObject({ percent: 0, remainingMs: null });
    expect(summaryOf(source, [aBackfill({ windowsDone: 90, dueAt: null })], NOW)).toMatchObject({
      percent: null,
      remainingMs: null,
    });
  });

  test('is as of its oldest round over findings', () => {
    const open = aStream({ stream: 'open', lastSuccessAt: ago(5 * MINUTE), everyMs: 10 * MINUTE });
    const users = aStream({ noun: 'user', lastSuccessAt: ago(60 * MINUTE), everyMs: 100 * MINUTE });
    expect(summaryOf(source, [aStream(), open, users, aBackfill()], NOW).asOf).toBe(ago(5 * MINUTE));
    expect(summaryOf(source, [aStream({ lastSuccessAt: null }), open], NOW).asOf).toBeNull();
    expect(summaryOf(source, [users], NOW).asOf).toBe(ago(60 * MINUTE));
  });
});

test('what is silent says for how long, and how long is usual', () => {
  const stream = aStream({ ...quiet, lastNonemptyAt: ago(5 * HOUR) });
  expect(summaryOf(source, [stream, aStream({ noun: 'tag' })], NOW)).toMatchObject({
    word: 'silent',
    message: 'global answers, but has sent nothing for 5 hours. Usually something comes within 60 minutes.',
  });
});
