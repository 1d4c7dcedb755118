import { expect, test } from 'vitest';
import { leftText, summaryText, untilText, wordText } from './words';

test('only a backfill says how far it is, and never rounds up to done', () => {
  expect(wordText('backfilling', 99.9)).toBe('Backfilling 99 %');
  expect(wordText('backfilling', null)).toBe('Backfilling');
  expect(wordText('fresh', 61)).toBe('Fresh');
});

test('remaining time is said only where it can be told', () => {
  expect(leftText(null)).toBeNull();
  expect(leftText(20_000)).toBe('under a minute left');
  expect(leftText(125_000)).toBe('about 2 m left');
});

test('what is due has no time left', () => {
  const now = Date.parse('2026-11-22T00:00:00Z');
  expect(untilText('2026-11-22T00:00:12Z', now)).toBe('in 12 s');
  expect(untilText('2026-11-21T23:00:00Z', now)).toBe('now');
});

const words = (...all: ('fresh' | 'stale' | 'failing' | 'backfilling' | 'disabled')[]) => all.map((word) => ({ word }));

test('the summary counts every state, worst first', () => {
  expect(summaryText(words('fresh', 'fresh'))).toBe('All 2 sources are fresh.');
  expect(summaryText(words('fresh'))).toBe('The one source is fresh.');
  expect(summaryText(words('fresh', 'backfilling', 'failing', 'fresh'))).toBe(
    '2 of 4 sources are fresh, 1 is failing, 1 is backfilling.',
  );
  expect(summaryText(words('stale'))).toBe('The one source is stale.');
});
