import { expect, test } from 'vitest';
import { besidePeriod, boardHref, dayWords, longDayWords, readPeriod, readSource, spanWords } from './period';

test('what the address cannot mean falls back to 30 days', () => {
  expect(['7', '30', '90', '31', '', undefined, ['7', '90']].map(readPeriod)).toEqual([7, 30, 90, 30, 30, 30, 30]);
});

test('the address of a dashboard reads back as it', () => {
  for (const days of [7, 30, 90] as const) {
    for (const source of ['dlp', 'edge', null] as const) {
      const { searchParams } = new URL(boardHref({ days, source }), 'http://x');
      expect(readPeriod(searchParams.get('days'))).toBe(days);
      expect(readSource(searchParams.get('source'))).toBe(source);
    }
  }
  expect(readSource('everything')).toBeNull();
});

test('periods end at the shortest and the longest', () => {
  expect([besidePeriod(30, -1), besidePeriod(7, -1), besidePeriod(30, 1), besidePeriod(90, 1)]).toEqual([7, 7, 90, 90]);
});

test('a span names its last day, not the midnight after it, and counts in UTC', () => {
  expect(spanWords('2026-10-23T00:00:00.000Z', '2026-11-22T00:00:00.000Z')).toBe('23 Oct to 21 Nov');
  expect(dayWords('2026-09-16')).toBe('16 Sep');
  expect(longDayWords('2026-11-23')).toBe('Monday 23 November');
});
