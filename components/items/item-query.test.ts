import { describe, expect, test } from 'vitest';
import { narrowing, nextSort, readQuery, toggle, without, writeQuery } from './item-query';

const address = (text: string) => new URLSearchParams(text);

describe('the URL holds the whole state of a list', () => {
  test('there and back again', () => {
    const text = 'item=1&q=pay+roll&kind=security&kind=routing&status=Active&tenant=t1&sort=-title';
    const query = readQuery(address(text));
    expect(query).toEqual({
      text: 'pay roll',
      chosen: { kind: ['security', 'routing'], status: ['Active'], tenant: ['t1'] },
      sort: '-title',
    });
    const again = writeQuery(query, address('item=1&tab=runs&q=old&kind=old'));
    expect(readQuery(again)).toEqual(query);
    expect([again.get('item'), again.get('tab')]).toEqual(['1', 'runs']);
  });

  test('an address without anything is the whole list, and writes nothing', () => {
    expect(writeQuery(readQuery(address('')), address('')).toString()).toBe('');
  });

  test('empty and repeated values are dropped, a text of any length is cut', () => {
    const query = readQuery(address(`kind=&kind=a&kind=a&q=${'x'.repeat(500)}`));
    expect([query.chosen.kind, query.text.length]).toEqual([['a'], 200]);
  });
});

test('a facet value goes in and out, and a part goes as a whole', () => {
  const query = toggle(toggle(readQuery(address('q=a')), 'kind', 'x'), 'kind', 'y');
  expect(query.chosen.kind).toEqual(['x', 'y']);
  expect(toggle(query, 'kind', 'x').chosen.kind).toEqual(['y']);
  expect(narrowing(query)).toEqual(['text', 'kind']);
  expect(narrowing(without(without(query, 'kind'), 'text'))).toEqual([]);
});

test('a header sorts down, then up, then not', () => {
  expect([
    nextSort(null, 'title'),
    nextSort('-title', 'title'),
    nextSort('title', 'title'),
    nextSort('at', 'title'),
  ]).toEqual(['-title', 'title', null, '-title']);
});
