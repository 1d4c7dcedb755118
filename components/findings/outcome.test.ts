import { expect, test } from 'vitest';
import type { FindingRow } from '@/lib/findings/shapes';
import { doneOf, outcomeOf, sentence } from './outcome';

// Only what is read here.
const rows = ['a', 'b', 'c'].map((id) => ({ id, title: `Finding ${id}` })) as FindingRow[];

test('results of every bulk route are read alike, in the order chosen', () => {
  const outcome = outcomeOf(rows, [
    { id: 'c', result: 'skipped', reason: 'No such label.' },
    { id: 'a', result: 'requested' },
    { id: 'b', result: 'conflict', message: 'This finding changed since you opened it.' },
  ]);
  expect(outcome.done).toBe(1);
  expect(outcome.items.map(({ id, result, message }) => [id, result, message])).toEqual([
    ['a', 'done', null],
    ['b', 'skipped', 'This finding changed since you opened it.'],
    ['c', 'skipped', 'No such label.'],
  ]);
});

test('what is as wanted already is done', () => {
  expect(outcomeOf(rows.slice(0, 1), [{ id: 'a', result: 'unchanged', message: null }]).done).toBe(1);
});

test('what was skipped is not taken back', () => {
  const outcome = outcomeOf(rows, [{ id: 'b', result: 'conflict' }]);
  expect(doneOf(rows, outcome).map(({ id }) => id)).toEqual(['a', 'c']);
});

test('a sentence counts only where there is more than one', () => {
  expect(sentence(outcomeOf(rows.slice(0, 1), []), 'Assigned to you')).toBe('Assigned to you');
  expect(sentence(outcomeOf(rows, []), 'Assigned to you')).toBe('3 findings: assigned to you');
  expect(sentence(outcomeOf(rows, [{ id: 'a', result: 'conflict' }]), 'Status set')).toBe(
    '2 findings: status set. 1 skipped',
  );
});
