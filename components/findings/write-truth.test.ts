import { expect, test } from 'vitest';
import type { FindingRow, Write } from '@/lib/findings/shapes';
import { awaitedMs, canTakeBack, isUnsettled, truthOf, underWay } from './write-truth';

const write = (over: Partial<Write>): Write => ({
  actionId: 'a',
  command: 'dlp.close',
  state: 'held',
  notBefore: '2026-11-22T00:41:20Z',
  settledAt: null,
  confirmedAt: null,
  driftedAt: null,
  driftedTo: null,
  message: null,
  ...over,
});
const row = (over: Partial<FindingRow> = {}) =>
  ({ write: null, status: 'new', ownStatus: null, vendorStatus: 'NEW', ...over }) as const;

test('nothing was written and nothing is ours: nothing is said', () => {
  expect(truthOf(row())).toBeNull();
  expect(truthOf(row({ write: write({ state: 'cancelled' }) }))).toBeNull();
});

test('a held write counts down to when it leaves', () => {
  expect(truthOf(row({ write: write({}) }))).toEqual({ truth: 'held', heldUntil: '2026-11-22T00:41:20Z' });
});

test.each([
  ['queued', 'held', 'In line'],
  ['sending', 'sent', 'Sending'],
  ['rejected', 'rejected', 'Close rejected'],
  ['reading_back', 'unclear', 'Looking it up'],
  ['needs_you', 'unclear', 'Needs you'],
] as const)('%s is %s, “%s”', (state, truth, label) => {
  expect(truthOf(row({ write: write({ state }) }))).toMatchObject({ truth, label });
});

test('done is only confirmed once it was read back', () => {
  expect(truthOf(row({ write: write({ state: 'done' }) }))).toMatchObject({ truth: 'sent' });
  const confirmedAt = '2026-11-22T00:41:09Z';
  expect(truthOf(row({ write: write({ state: 'done', confirmedAt }) }))).toMatchObject({
    truth: 'confirmed',
    at: confirmedAt,
  });
});

test('a rejection names what was rejected, with the vendor’s words', () => {
  const told = truthOf(row({ write: write({ command: 'edge.status', state: 'rejected', message: 'No such status' }) }));
  expect(told).toEqual({ truth: 'rejected', label: 'Status rejected', words: 'No such status' });
});

test('our own status is local, and drifted where the vendor moved on', () => {
  expect(truthOf(row({ status: 'in_progress', ownStatus: 'in_progress' }))?.truth).toBe('local');
  expect(truthOf(row({ status: 'resolved', ownStatus: 'in_progress', vendorStatus: 'RESOLVED' }))).toMatchObject({
    truth: 'drifted',
    words: 'The vendor says RESOLVED since.',
  });
});

test('a confirmed write does not hide that the vendor moved on; one under way does', () => {
  const moved = { status: 'resolved', ownStatus: 'waiting' } as const;
  const confirmed = write({ command: 'dlp.note', state: 'done', confirmedAt: '2026-11-22T00:41:09Z' });
  expect(truthOf(row({ ...moved, write: confirmed }))?.truth).toBe('drifted');
  expect(truthOf(row({ ...moved, write: write({}) }))?.truth).toBe('held');
});

test('a closing that is not settled says so, other writes do not', () => {
  expect(underWay(write({ state: 'sending' }))).toBe('Closing');
  expect(underWay(write({ state: 'done' }))).toBeNull();
  expect(underWay(write({ command: 'dlp.note' }))).toBeNull();
  expect(underWay(null)).toBeNull();
});

test('only what has not left can be taken back', () => {
  expect(
    ['held', 'queued', 'claimed', 'sending', 'done'].map((state) => canTakeBack(write({ state } as Write))),
  ).toEqual([true, true, false, false, false]);
  expect(isUnsettled(write({ state: 'unclear' }))).toBe(true);
  expect(isUnsettled(write({ state: 'rejected' }))).toBe(false);
});

test('an outcome is asked for from when a write leaves until it was read back', () => {
  const leaves = Date.parse('2026-11-22T00:41:20Z');
  expect(awaitedMs(write({}), leaves - 5000)).toBe(5000);
  expect(awaitedMs(write({ state: 'sending' }), leaves)).toBe(0);
  const done = write({ state: 'done', settledAt: '2026-11-22T00:41:22Z' });
  expect(awaitedMs(done, leaves + 5000)).toBe(0);
  expect(awaitedMs(done, leaves + 90_000)).toBeNull();
  expect(awaitedMs({ ...done, confirmedAt: '2026-11-22T00:41:23Z' }, leaves + 5000)).toBeNull();
  expect(awaitedMs(write({ state: 'rejected' }), leaves)).toBeNull();
});
