import { expect, test } from 'vitest';
import { middleSplit, shortenMiddle, shortTitle } from './shorten-middle';

test.each([
  ['report.docx', 20, 'report.docx'],
  ['/finance/2026/q3/ledger.xlsx', 16, '/finan…dger.xlsx'],
])('%s in %i', (text, max, shown) => {
  expect(shortenMiddle(text, max)).toBe(shown);
});

test('is never longer than asked, and keeps both ends', () => {
  for (const max of [8, 15, 44]) {
    const shown = shortenMiddle('abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz', max);
    expect([...shown]).toHaveLength(max);
    expect(shown.startsWith('abc')).toBe(true);
    expect(shown.endsWith('yz')).toBe(true);
  }
});

test('does not cut a character in two', () => {
  expect(shortenMiddle('😀😀😀😀😀😀😀😀', 5)).toBe('😀😀…😀😀');
});

test('a long path in a title keeps its file name; words stay whole', () => {
  const path = '/srv/shares/finance/europe/2026/quarter-3/ledger-final.xlsx';
  const shown = shortTitle(`Upload of  ${path}\nto BOX`);
  expect(shown).toMatch(/^Upload of \/srv\/shares\/fin\S*…\S*ledger-final\.xlsx to BOX$/);
  expect(shortTitle('Donaudampfschifffahrtsgesellschaftskapitaensmuetze lost')).toContain('kapitaensmuetze');
});

test('a path is cut before its last letters, anything else is left whole', () => {
  const arn = 'arn:aws:s3:::northwind-payments-prod-ledger-01';
  expect(middleSplit(arn).join('')).toBe(arn);
  expect(middleSplit(arn)[1]).toBe('s-prod-ledger-01'.slice(-16));
  expect(middleSplit('ana.keller.of.the.long.name@northwind.example')[1]).toBe('');
  expect(middleSplit('/short/path')[1]).toBe('');
});
