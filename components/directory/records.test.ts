import { expect, test } from 'vitest';
import { recordsIn, titleOf } from './records';
import { type Resource, resourcesOf } from './resources';

const [empty] = resourcesOf([]);
const resource = (id: string, key: string | null = 'uuid'): Resource => ({
  ...{ id, label: id, one: id, key, list: null, detail: null, create: null, change: null, remove: null, others: [] },
  ...empty,
});

test('the list that is called like the resource is its records, however many others stand beside it', () => {
  const answer = { apps: [{ uuid: 'a' }, { uuid: 'b' }], accesses: [{ uuid: 'x', description: 'Interns' }] };
  expect(recordsIn(resource('accesses'), answer)).toMatchObject([{ id: 'x', title: 'Interns' }]);
  expect(recordsIn(resource('alert_configs'), { configs: [{ uuid: 'c', name: 'New user' }] })).toHaveLength(1);
});

test('an answer without a list is no empty list', () => {
  expect(recordsIn(resource('groups'), { message: 'hello' })).toBeNull();
  expect(recordsIn(resource('groups'), 'words')).toBeNull();
  expect(recordsIn(resource('groups'), {})).toEqual([]);
});

test('a record is named by its key, and by its place where it has none', () => {
  const rows = recordsIn(resource('connectors', 'unique_name'), [{ unique_name: 'fra-1', uuid: 'u' }, { config: {} }]);
  expect(rows).toMatchObject([
    { id: 'fra-1', title: 'fra-1' },
    { id: '#2', title: 'Entry 2' },
  ]);
  expect(titleOf({ identity: { display: 'Plan.docx' } })).toBe('Plan.docx');
});
