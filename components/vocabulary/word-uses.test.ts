import { expect, test } from 'vitest';
import type { WordUse } from '@/lib/vocabulary/shapes';
import { findingsOf, usedText, vendorsOf, wordTitle } from './word-uses';

const app: WordUse = {
  kind: 'edge_tag',
  vendor: 'lacework-edge',
  word: 'app:7f',
  name: 'Salesforce',
  policies: 2,
  users: 1,
  places: [],
};
const tag: WordUse = {
  kind: 'workato_tag',
  vendor: 'workato',
  word: 'PII',
  tagId: 'x',
  tenant: 'prod',
  assignments: 0,
};
const label: WordUse = { kind: 'label', vendor: 'zscaler-workflow', word: 'pii', findings: 1204 };

test('how much each vendor uses a word', () => {
  expect(usedText([app, tag, label], 'lacework-edge')).toBe('2 policies, 1 person');
  expect(usedText([app, tag, label], 'workato')).toBe('0 assets');
  expect(usedText([tag, { ...tag, assignments: null }], 'workato')).toBe('0 assets, in use: not given');
  expect(usedText([label], 'zscaler-workflow')).toBe('1,204 findings');
  expect(usedText([label], 'workato')).toBeNull();
  expect(usedText([tag, { ...label, vendor: 'workato' }], 'workato')).toBe('0 assets, 1,204 findings');
});

test('a tag that stands for an app is called as the app is', () => {
  expect(wordTitle({ word: 'app:7f', uses: [app] })).toEqual({ title: 'Salesforce', also: 'app:7f' });
  expect(wordTitle({ word: 'PII', uses: [tag] })).toEqual({ title: 'PII', also: null });
});

test('its findings, and whose it can be', () => {
  expect(findingsOf('Review: Completed')).toBe('label:"Review: Completed"');
  expect(vendorsOf({ uses: [tag, tag, label] })).toEqual(['workato', 'zscaler-workflow']);
  expect(vendorsOf({ uses: [] })).toHaveLength(5);
});
