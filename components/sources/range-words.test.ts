import { expect, test } from 'vitest';
import { rangeText, readWhole } from './range-words';

const range = { from: '2026-06-01T00:00:00Z', to: '2026-11-28T00:00:00Z', next: '2026-09-01T00:00:00Z' };

test('a past says how far back it goes, and up to where it has come', () => {
  const past = { range, windowsDone: 13, windowsTotal: 26, dueAt: '2026-11-29T00:00:00Z' };
  expect(rangeText(past)).toBe('1 Jun 2026 to 28 Nov 2026, read back to 1 Sept 2026; 13 of 26 windows not walked yet');
  expect(rangeText({ ...past, dueAt: null })).toBe('1 Jun 2026 to 28 Nov 2026, read whole');
  expect(rangeText({ ...past, range: null })).toBe('not begun yet');
});

test('what has no past of its own is named', () => {
  const finding = [
    { noun: 'finding', stream: 'head' },
    { noun: 'finding', stream: 'backfill' },
  ] as const;
  expect(readWhole(finding)).toBeNull();
  expect(readWhole([...finding, { noun: 'policy', stream: 'head' }, { noun: 'user', stream: 'head' }])).toMatch(
    /^Policies and people are read whole each time/,
  );
});
