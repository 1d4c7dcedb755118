import { expect, test } from 'vitest';
import { facetState, isNarrowed, toggleFacet } from './facet-edit';

test.each([
  ['is:open', 'severity:high', 'in', 'is:open severity:high'],
  ['is:open severity:high', 'severity:critical', 'in', 'is:open severity:high,critical'],
  ['is:open severity:high,critical', 'severity:high', 'in', 'is:open severity:critical'],
  ['is:open severity:high', 'severity:high', 'in', 'is:open'],
  ['is:open', 'tenant:"emea prod"', 'out', 'is:open -tenant:"emea prod"'],
  ['is:open -severity:low', 'severity:low', 'out', 'is:open'],
  ['is:open -severity:low', 'severity:low', 'in', 'is:open severity:low'],
  ['severity:high,low', 'severity:low', 'out', 'severity:high -severity:low'],
  ['', '-has:policy', 'in', '-has:policy'],
  ['-has:policy is:open', '-has:policy', 'in', 'is:open'],
  ['a OR b', 'source:dlp', 'in', '(a OR b) source:dlp'],
  ['severity:>=high', 'severity:low', 'in', 'severity:>=high severity:low'],
] as const)('%j and %j %s is %j', (q, term, wanted, result) => {
  expect(toggleFacet(q, term, wanted)).toBe(result);
});

test('a query that cannot be read is left alone', () => {
  expect(toggleFacet('is:open (', 'severity:high', 'in')).toBe('is:open (');
  expect(facetState('is:open (', 'severity:high')).toBe('off');
});

test('a value is known as asked for, left out, or neither', () => {
  const q = 'severity:high,critical -source:edge';
  expect(['severity:high', 'source:edge', 'source:dlp'].map((term) => facetState(q, term))).toEqual([
    'in',
    'out',
    'off',
  ]);
});

test('a field narrows when it is a part of the query', () => {
  expect(isNarrowed('severity:high is:open', 'severity')).toBe(true);
  expect(isNarrowed('-severity:high', 'severity')).toBe(false);
});
