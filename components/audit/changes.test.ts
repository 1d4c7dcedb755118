import { expect, test } from 'vitest';
import { changesOf, subjectName, valueText } from './changes';

test('only what differs is a change', () => {
  expect(changesOf({ role: 'analyst', version: 1, tags: ['a'] }, { role: 'admin', version: 1, tags: ['a'] })).toEqual([
    { field: 'role', was: 'analyst', is: 'admin' },
  ]);
});

test('what was made has no before, what was removed no after', () => {
  expect(changesOf(null, { name: 'Tag' })).toEqual([{ field: 'name', was: undefined, is: 'Tag' }]);
  expect(changesOf({ name: 'Tag' }, null)).toEqual([{ field: 'name', was: 'Tag', is: undefined }]);
});

test('a record that is no object is shown as its value', () => {
  expect(changesOf(null, ['a'])).toEqual([{ field: 'value', was: undefined, is: ['a'] }]);
});

test('a subject goes by the newest name the record holds', () => {
  expect(subjectName({ name: 'Old' }, { name: 'New' })).toBe('New');
  expect(subjectName({ title: 'Public bucket' }, { verdict: 2 })).toBe('Public bucket');
  expect(subjectName(null, null)).toBeNull();
});

test('nothing reads as a dash, all else as it is', () => {
  expect([undefined, null, '', 0, false, 'a', { b: 1 }].map(valueText)).toEqual([
    '–',
    '–',
    '–',
    '0',
    'false',
    'a',
    '{"b":1}',
  ]);
});
