import { expect, test } from 'vitest';
import { conflictWords } from './conflict-words';

const at = '2026-11-22T00:41:00Z';
const now = Date.parse(at) + 5000;

test('a conflict names who was faster, when, and what they did', () => {
  const timeline = [
    { origin: 'vendor', at, what: 'updated' },
    {
      origin: 'console',
      at,
      what: 'finding.assign',
      seq: 3,
      actor: 'Ben',
      before: null,
      after: { owner: { name: 'Ben' } },
    },
  ] as const;
  expect(conflictWords({ timeline: [...timeline] }, now)).toMatch(/^Ben was faster, 5 s ago: Gave it to Ben\./);
});

test('where nobody here did it, that it changed is all that is said', () => {
  const timeline = [{ origin: 'vendor', at, what: 'updated' } as const];
  expect(conflictWords({ timeline }, now)).toMatch(/^This finding changed/);
});
