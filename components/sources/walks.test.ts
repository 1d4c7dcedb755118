import { expect, test } from 'vitest';
import type { SourceStream } from '@/lib/sources/shapes';
import { storedNote, storedText, walksOf } from './walks';

const stream = (over: Partial<SourceStream>): SourceStream => ({
  noun: 'finding',
  stream: 'head',
  state: 'complete',
  word: 'fresh',
  startedAt: null,
  lastSuccessAt: null,
  usualGapMs: null,
  range: null,
  lastNonemptyAt: null,
  dueAt: '2026-11-22T00:00:30.000Z',
  everyMs: 30_000,
  failures: 0,
  error: null,
  errorAt: null,
  vendorTotal: null,
  windowsDone: 0,
  windowsTotal: 0,
  seen: 0,
  changed: 0,
  odd: 0,
  ...over,
});
const source = (streams: SourceStream[], over = {}) => ({
  streams,
  totals: null,
  remainingMs: 125_000,
  state: 'ok' as const,
  ...over,
});

test('walks of one object stand together, findings first, the past last', () => {
  const walks = walksOf(
    source([
      stream({ noun: 'policy' }),
      stream({ stream: 'backfill' }),
      stream({ stream: 'open' }),
      stream({ stream: 'head' }),
    ]),
  );
  expect(walks.map(({ id, span }) => [id, span])).toEqual([
    ['finding.head', 3],
    ['finding.open', null],
    ['finding.backfill', null],
    ['policy.head', 1],
  ]);
});

test('a backfill says how far it is and how long it takes', () => {
  const [walk] = walksOf(source([stream({ word: 'backfilling', windowsDone: 55, windowsTotal: 90 })]));
  expect(walk).toMatchObject({ state: 'Backfilling 61 %, about 2 m left', windows: '55 of 90' });
});

test('the past is done at some time, and says so when records were set aside', () => {
  const state = (odd: number) => walksOf(source([stream({ stream: 'backfill', dueAt: null, odd })]))[0]?.state;
  expect([state(0), state(3)]).toEqual(['Done', 'Done, some odd']);
});

test('what runs, what is over and what is switched off has no next time', () => {
  const next = (over: Partial<SourceStream>, of = {}) => walksOf(source([stream(over)], of))[0]?.next;
  expect(next({ state: 'running' })).toEqual({ kind: 'running' });
  expect(next({ dueAt: null })).toEqual({ kind: 'none' });
  expect(next({}, { state: 'disabled' })).toEqual({ kind: 'none' });
  expect(next({})).toEqual({ kind: 'at', at: '2026-11-22T00:00:30.000Z' });
});

test('nothing is called fresh of a source that is not read', () => {
  const walk = (state: string) => walksOf(source([stream({ word: 'fresh' })], { state }))[0];
  expect(walk('disabled')).toMatchObject({ word: 'disabled', state: 'Disabled', next: { kind: 'none' } });
  expect(walk('auth_failed')).toMatchObject({ word: 'failing', state: 'Stopped' });
  expect(walk('failing')).toMatchObject({ word: 'fresh', state: 'Fresh' });
});

test('stored is said of the vendor’s own count only where it gives one', () => {
  expect(storedText({ noun: 'finding', stored: 1204, vendorTotal: 12_000, odd: 0 })).toBe('1,204 of 12,000');
  const uncounted = { noun: 'tag', stored: 60, vendorTotal: null, odd: 0 } as const;
  expect([storedText(uncounted), storedNote(uncounted)]).toEqual(['60', expect.stringContaining('no total')]);
  const outdated = { noun: 'activity', stored: 466, vendorTotal: 385, odd: 0 } as const;
  expect([storedText(outdated), storedNote(outdated)]).toEqual(['466', expect.stringContaining('counted 385')]);
});
