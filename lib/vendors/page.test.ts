import { expect, test } from 'vitest';
import { z } from 'zod';
import { idAt, oneRecord, toPage } from './page';

const Item = z.looseObject({ id: z.union([z.string(), z.int()]), name: z.string() });
const page = (items: unknown[], map = (item: z.infer<typeof Item>) => item.name) =>
  toPage(items, Item, map, idAt('id'), items.length);

test('an odd record is set aside with its id and the field that did not fit; the others stay', () => {
  const { items, odd, total } = page([{ id: 1, name: 'a' }, { id: 2, name: 7 }, { id: 'x', name: 'b' }, null]);
  expect(items).toEqual(['a', 'b']);
  expect(odd).toEqual([
    { externalId: '2', reason: 'name is not of type string' },
    { externalId: null, reason: 'record is not of type object' },
  ]);
  expect(total).toBe(4);
});

test('a mapper that throws costs one record', () => {
  const { items, odd } = page(
    [
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
    ],
    ({ name }) => {
      if (name === 'a') throw new Error('not total');
      return name;
    },
  );
  expect(items).toEqual(['b']);
  expect(odd).toEqual([{ externalId: '1', reason: 'This record could not be put into our form.' }]);
});

test('a reason names no value', () => {
  const [odd] = page([{ id: 1, name: { secret: 'PLANTED' } }]).odd;
  expect(JSON.stringify(odd)).not.toContain('PLANTED');
});

test('what Postgres cannot hold is gone before a record is read', () => {
  const [name] = page([{ id: 1, name: 'half \ud83d and \u0000 nul' }]).items;
  expect(name).not.toMatch(/\p{Cs}/u);
  expect(name).not.toContain('\u0000');
  expect(oneRecord(Item).parse({ id: 1, name: 'a\ud83d' })).toEqual({ id: 1, name: 'a\ufffd' });
});

test('an id is text or an exact whole number, and nothing else', () => {
  const idOf = idAt('id');
  expect([{ id: 'a' }, { id: 0 }, { id: '' }, { id: 2 ** 53 }, { id: 1.5 }, {}, null, 'id'].map(idOf)).toEqual([
    'a',
    '0',
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('a record whose id came as bytes that are no text is set aside: it may be the id of another', () => {
  const { items, odd } = page([
    { id: 'a\ufffdb', name: 'a' },
    { id: 'b', name: 'b \ufffd' },
  ]);
  expect(items).toEqual(['b \ufffd']);
  expect(odd).toEqual([{ externalId: null, reason: 'Its id holds bytes that are no text.' }]);
});
