import { expect, test } from 'vitest';
import { atCaret } from '@/lib/query/caret';
import { complete } from './suggest-edit';

const taken = (source: string, term: string) => {
  const caret = source.indexOf('|');
  const text = source.replace('|', '');
  const done = complete(text, atCaret(text, caret), { term });
  return `${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`;
};

test.each([
  ['is:open sev|', 'severity:', 'is:open severity:|'],
  ['is:open severity:hi|', 'severity:high', 'is:open severity:high |'],
  ['severity:>=hi| is:open', 'severity:high', 'severity:>=high |is:open'],
  ['severity:critical,h|', 'severity:high', 'severity:critical,high |'],
  ['tenant:em|', 'tenant:"emea prod"', 'tenant:"emea prod" |'],
  ['(sev:lo|) a', 'severity:low', '(sev:low)| a'],
  ['an|', 'person:ana@x.example', 'person:ana@x.example |'],
  ['|', 'owner:', 'owner:|'],
])('%s with %s is %s', (source, term, result) => {
  expect(taken(source, term)).toBe(result);
});
