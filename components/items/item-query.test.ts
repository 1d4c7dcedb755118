import { describe, expect, test } from 'vitest';
import { ListItemsQuery } from '@/lib/items/schema';
import { askedOf, narrowing, nextSort, readOpenId, readQuery, toggle, without, writeQuery } from './item-query';

const ID = '0198c0de-0000-7000-8000-000000000001';
const address = (text: string) => new URLSearchParams(text);

describe('the URL holds the whole state of a list', () => {
  test('there and back again', () => {
    const text = `item=1&q=pay+roll&kind=security&kind=routing&status=Active&tenant=${ID}&workflow=VPN&person=Ana+Lindqvist&app=db_prod&sort=-title&gone=include`;
    const query = readQuery(address(text));
    expect(query).toEqual({
      text: 'pay roll',
      chosen: {
        kind: ['security', 'routing'],
        status: ['Active'],
        tenant: [ID],
        workflow: ['VPN'],
        person: ['Ana Lindqvist'],
        app: ['db_prod'],
      },
      gone: true,
      times: { from: null, to: null },
      sort: '-title',
    });
    const again = writeQuery(query, address('item=1&q=old&kind=old'));
    expect(readQuery(again)).toEqual(query);
    expect(again.get('item')).toBe('1');
  });

  test('an address without anything is the whole list, newest first, and writes nothing', () => {
    const query = readQuery(address(''));
    expect(query.sort).toBe('-at');
    expect(writeQuery(query, address('')).toString()).toBe('');
  });

  test('what a route would refuse falls back on the page', () => {
    const wild = `kind=&kind=a&kind=a&q=${'x'.repeat(500)}%00&sort=price&tenant=t1&gone=yes&status=${'y'.repeat(201)}`;
    const query = readQuery(address(wild));
    expect(query).toEqual({
      text: 'x'.repeat(200),
      chosen: { kind: ['a'], status: [], tenant: [], workflow: [], person: [], app: [] },
      gone: false,
      times: { from: null, to: null },
      sort: '-at',
    });
    expect(ListItemsQuery.safeParse(askedOf(query)).success).toBe(true);
  });

  test('a time is an instant of the calendar, and runs forward', () => {
    const [early, late] = ['2026-11-28T08:00:00.000Z', '2026-11-29T08:00:00.500Z'];
    const timesIn = (text: string) => readQuery(address(text)).times;
    const query = readQuery(address(`from=${early}&to=${late}`));
    expect(query.times).toEqual({ from: early, to: late });
    expect(writeQuery(query, address('from=x')).toString()).toBe(
      new URLSearchParams({ from: early, to: late }).toString(),
    );
    expect(askedOf(query)).toMatchObject({ from: early, to: late });
    expect(narrowing(query)).toEqual(['time']);
    expect(without(query, 'time').times).toEqual({ from: null, to: null });
    expect(timesIn(`from=${late}&to=${early}`)).toEqual({ from: null, to: null });
    expect(timesIn('from=2026-02-31T00:00:00Z&to=0000-01-01T00:00:00Z')).toEqual({ from: null, to: null });
    expect(timesIn('from=yesterday')).toEqual({ from: null, to: null });
  });

  test('an open item has an id', () => {
    expect([readOpenId(address(`item=${ID}`)), readOpenId(address('item=x')), readOpenId(address(''))]).toEqual([
      ID,
      null,
      null,
    ]);
  });
});

test('a facet value goes in and out, and a part goes as a whole', () => {
  const query = toggle(toggle(readQuery(address('q=a')), 'kind', 'x'), 'kind', 'y');
  expect(query.chosen.kind).toEqual(['x', 'y']);
  expect(toggle(query, 'kind', 'x').chosen.kind).toEqual(['y']);
  expect(narrowing(query)).toEqual(['text', 'kind']);
  expect(narrowing(without(without(query, 'kind'), 'text'))).toEqual([]);
});

test('equal questions have equal keys', () => {
  expect(askedOf(readQuery(address('q=+a+&kind=')))).toEqual({ q: 'a', sort: '-at' });
});

test('a header sorts names from A and times from the newest, then the other way', () => {
  expect([
    nextSort('-at', 'title'),
    nextSort('title', 'title'),
    nextSort('-title', 'at'),
    nextSort('-at', 'at'),
  ]).toEqual(['title', '-title', '-at', 'at']);
});
