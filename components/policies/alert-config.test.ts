import { expect, test } from 'vitest';
import { conditionsOf, recipientsOf } from './alert-config';
import { policyChanges } from './policy-changes';

const raw = {
  recipients: ['user:1', 'user:2'],
  recipient_display_names: { 'user:1': 'Jana Schmidt' },
  condition_filter: { include_any: [{ all: ['condition:Mass download', 'os:macOS'] }], exclude_any: [] },
};

test('an alert config says whom it tells and on which conditions', () => {
  expect(recipientsOf(raw)).toEqual(['Jana Schmidt', 'user:2']);
  expect(conditionsOf(raw)).toEqual(['Mass download']);
  expect([recipientsOf({}), conditionsOf({})]).toEqual([[], []]);
});

test('a change of its recipients or conditions is told', () => {
  const now = { ...raw, recipients: ['user:2'], condition_filter: null };
  expect(policyChanges(raw, now, {}).map(({ label, now }) => [label, now])).toEqual([
    ['Conditions', 'Not given'],
    ['Recipients', 'user:2'],
  ]);
});
