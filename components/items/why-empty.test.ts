import { expect, test } from 'vitest';
import type { ItemFacets } from '@/lib/items/shapes';
import { readQuery } from './item-query';
import { whyEmpty } from './why-empty';

const value = (count: number) => [{ value: 'x', label: 'x', count }];
const facets: ItemFacets = {
  total: 0,
  kind: value(4),
  status: value(9),
  tenant: [],
  workflow: [],
  person: [],
  app: [],
};

test('the part that hides most is named first', () => {
  const query = readQuery(new URLSearchParams('q=a&kind=k&status=s&tenant=0198c0de-0000-7000-8000-000000000001'));
  expect(whyEmpty(query, facets, 2)).toEqual([
    { part: 'status', total: 9 },
    { part: 'kind', total: 4 },
    { part: 'text', total: 2 },
    { part: 'tenant', total: 0 },
  ]);
});

test('a whole list that is empty has no part to blame', () => {
  expect(whyEmpty(readQuery(new URLSearchParams('')), facets, null)).toEqual([]);
});

test('what is not known yet comes last', () => {
  expect(whyEmpty(readQuery(new URLSearchParams('q=a&kind=k')), undefined, null).map(({ total }) => total)).toEqual([
    null,
    null,
  ]);
});
