import { expect, test } from 'vitest';
import { cellText, tableOf } from './answer-rows';

test('the records of an answer are its rows, wherever the vendor wraps them', () => {
  const tags = [
    { title: 'a', handle: 'h1', color: '' },
    { title: 'b', handle: 'h2', author: { id: 1 } },
  ];
  const columns = ['handle', 'title', 'author'];
  expect(tableOf({ tags, total: 2 })).toEqual({ list: 'tags', columns, rows: tags });
  expect(tableOf({ data: { tags } })).toEqual({ list: 'tags', columns, rows: tags });
  expect(tableOf(tags)).toEqual({ list: null, columns, rows: tags });
});

test('the longest of several lists is shown', () => {
  expect(tableOf({ apps: [{ uuid: '1' }], users: [{ uuid: '2' }, { uuid: '3' }] })?.list).toBe('users');
});

test('one record is one row, and nothing is no table', () => {
  expect(tableOf({ uuid: 'a', tags: [] })).toEqual({
    list: null,
    columns: ['uuid', 'tags'],
    rows: [{ uuid: 'a', tags: [] }],
  });
  expect([tableOf(null), tableOf('words'), tableOf({})]).toEqual([null, null, null]);
  expect(tableOf(['a'])?.rows).toEqual([{ value: 'a' }]);
});

test('cells keep zero and no, and show nested values short', () => {
  expect([0, false, null, { a: 1 }].map(cellText)).toEqual(['0', 'false', '', '{"a":1}']);
});
