import { expect, test } from 'vitest';
import { caseWords } from './case-words';

const event = { seq: 1, at: '2026-11-28T10:00:00Z', actor: 'Ana' };

test('what was done to a case is told in words', () => {
  const told = (what: string, before: unknown, after: unknown) => caseWords({ ...event, what, before, after });
  expect(told('case.link', { findings: 1 }, { findings: 3 }).words).toBe('linked 2 findings');
  expect(told('case.close', null, { verdict: 'true_positive', reason: 'Sent home.' })).toEqual({
    words: 'closed it: true positive',
    quote: 'Sent home.',
  });
  const before = { title: 'A', summary: '', owner: { name: 'Ana' } };
  expect(told('case.change', before, { ...before, title: 'B', owner: null }).words).toBe(
    'called it “B”, made it nobody’s',
  );
  expect(told('case.change_task', { title: 'Call', done: false }, { title: 'Call', done: true }).words).toBe(
    'did the task “Call”',
  );
  expect(told('case.something_new', null, null).words).toBe('case something new');
});
