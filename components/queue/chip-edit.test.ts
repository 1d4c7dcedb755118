import fc from 'fast-check';
import { expect, test } from 'vitest';
import { node } from '@/lib/query/any-query.testing';
import { printQuery } from '@/lib/query/print';
import { chipsOf, queryOfChips, turnedChip, withoutChip } from './chip-edit';

test('text to query to chips and back loses nothing', () => {
  fc.assert(
    fc.property(node, (query) => {
      const text = printQuery(query);
      expect(queryOfChips(chipsOf(text))).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test('a part turned round twice is as it was, and each one can be taken out', () => {
  const q = 'is:open -tenant:emea (user:ana OR account:2881*) "free text"';
  const shown = printQueryOf(q);
  for (let at = 0; at < 4; at++) {
    expect(turnedChip(turnedChip(q, at), at)).toBe(shown);
    expect(chipsOf(withoutChip(q, at))).toEqual(chipsOf(q).filter((_, index) => index !== at));
  }
  expect(chipsOf(q).map(({ isOut }) => isOut)).toEqual([false, true, false, false]);
});

test('what cannot be read has no parts', () => {
  expect(chipsOf('is:open (')).toEqual([]);
});

const printQueryOf = (q: string) => queryOfChips(chipsOf(q));
