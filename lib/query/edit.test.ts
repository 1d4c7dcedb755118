import { expect, test } from 'vitest';
import type { Node, Query } from './ast';
import { opposed, withoutPart, withPart } from './edit';
import { parseQuery } from './parse';
import { printQuery } from './print';

function query(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.query;
}
function part(text: string): Node {
  const node = query(text);
  if (!node) throw new Error('no part');
  return node;
}

test.each([
  ['', 'sev:high', 'severity:high'],
  ['is:open', 'sev:high', 'is:open severity:high'],
  ['sev:high is:open', 'sev:high', 'is:open severity:high'],
  ['-sev:high is:open', 'sev:high', 'is:open severity:high'],
  ['a OR b', 'is:open', '(a OR b) is:open'],
])('%j with %j', (text, added, result) => {
  expect(printQuery(withPart(query(text), part(added)))).toBe(result);
});

test('a part is taken out, and turned into its opposite', () => {
  expect(printQuery(withoutPart(query('is:open sev:high a'), part('sev:high')))).toBe('is:open a');
  expect(printQuery(withoutPart(query('is:open'), part('is:open')))).toBe('');
  expect(printQuery(opposed(part('sev:high')))).toBe('-severity:high');
  expect(printQuery(opposed(part('-sev:high')))).toBe('severity:high');
});
