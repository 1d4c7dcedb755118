import { expect, test } from 'vitest';
import { ruleHref, ruleQueryOf } from './rule-href';

test.each([
  ['is:open', ''],
  ['is:open source:dlp payroll', 'source:dlp payroll'],
  ['source:dlp is:open (policy:a OR policy:b)', 'source:dlp (policy:a OR policy:b)'],
  // What a rule does not ask is left for the form to say.
  ['is:open is:mine', 'is:mine'],
  ['is:closed', 'is:closed'],
  ['is:open (', 'is:open ('],
])('a rule begins with the query of the queue: %s', (q, asked) => {
  expect(ruleQueryOf(q)).toBe(asked);
  expect(new URL(ruleHref('new', asked), 'http://x').searchParams.get('q') ?? '').toBe(asked);
});
