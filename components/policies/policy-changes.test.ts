import { expect, test } from 'vitest';
import { policyChanges } from './policy-changes';

const filter = (...tags: string[]) => ({ include_any: [{ all: tags }], exclude_any: [] });
const raw = {
  name: 'Block Payroll',
  description: 'Old',
  session_filter: filter('group:hr'),
  update_time: 1,
  status: 2,
};

test('only what differs is told, as both values', () => {
  const now = {
    ...raw,
    description: 'New',
    session_filter: filter('group:hr', 'country:KP'),
    update_time: 2,
    status: 3,
  };
  expect(policyChanges(raw, now, {})).toEqual([
    { label: 'Description', before: 'Old', now: 'New' },
    { label: 'Sessions', before: 'group hr', now: 'group hr and country KP' },
  ]);
});

test('what came or went is told against nothing', () => {
  expect(policyChanges(raw, { ...raw, description: '', priority: 5 }, {})).toEqual([
    { label: 'Description', before: 'Old', now: 'Not given' },
    { label: 'Priority', before: 'Not given', now: '5' },
  ]);
  expect(policyChanges(raw, { ...raw, update_time: 9 }, {})).toEqual([]);
});
