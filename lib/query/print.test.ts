import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letters, node } from './any-query.testing';
import { bare } from './bare.testing';
import { parseQuery } from './parse';
import { printQuery } from './print';

const runs = { numRuns: 2000 };
test('what is printed reads as the same query', () => {
  fc.assert(
    fc.property(node, (query) => {
      const parsed = parseQuery(printQuery(query));
      expect(parsed.ok ? bare(parsed.query) : parsed.problem).toEqual(query);
    }),
    runs,
  );
});

test('any text is either read or pointed at, and what is read survives being printed', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(letters, { maxLength: 40 }).map((all) => all.join('')),
        fc.string(),
      ),
      (text) => {
        const parsed = parseQuery(text);
        if (!parsed.ok) {
          expect(parsed.problem.start).toBeLessThanOrEqual(parsed.problem.end);
          expect(parsed.problem.end).toBeLessThanOrEqual(text.length);
          return;
        }
        const again = parseQuery(printQuery(parsed.query));
        expect(again.ok && bare(again.query)).toEqual(bare(parsed.query));
      },
    ),
    runs,
  );
});

test.each([
  ['sev:>=high   is:open', 'severity:>=high is:open'],
  ['tenant:"emea prod" -user:ana*', 'tenant:"emea prod" -person:ana*'],
  ['(a OR b) -(c d)', '(a OR b) -(c d)'],
  ['(a b) OR (--c)', 'a b OR --c'],
  ['"PCI*" "two words*"', 'PCI* "two words*"'],
])('%j is written as %j', (text, written) => {
  const parsed = parseQuery(text);
  expect(parsed.ok && printQuery(parsed.query)).toBe(written);
});

test('a query as deep as may be is printed no deeper', () => {
  const deep = `${'a (b OR c '.repeat(20)}d${')'.repeat(20)}`;
  const parsed = parseQuery(deep);
  expect(parsed.ok && parseQuery(printQuery(parsed.query)).ok).toBe(true);
});
