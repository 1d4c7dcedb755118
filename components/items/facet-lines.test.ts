import { expect, test } from 'vitest';
import type { ItemFacets } from '@/lib/items/shapes';
import { FEW, facetLines, fewLines, totalWithout } from './facet-lines';
import { readQuery } from './item-query';

const facets: ItemFacets = {
  total: 3,
  kind: [
    { value: 'app_control', label: 'app_control', count: 2 },
    { value: 'unknown', label: 'unknown (7)', count: 1 },
  ],
  status: [
    { value: 'ACTIVE', label: 'ACTIVE', count: 2 },
    { value: null, label: '', count: 1 },
  ],
  tenant: [{ value: 't1', label: 'emea_prod', count: 3 }],
  workflow: [],
  person: [{ value: 'root', label: 'root', count: 3 }],
  app: [],
};
const query = readQuery(new URLSearchParams('kind=app_control&kind=gone_kind'));

test('a chosen value stays, also when nothing has it any more', () => {
  expect(facetLines(facets, query, 'kind')).toEqual([
    { value: 'app_control', label: 'App control', count: 2, chosen: true },
    { value: 'unknown', label: 'unknown (7)', count: 1, chosen: false },
    { value: 'gone_kind', label: 'Gone kind', count: 0, chosen: true },
  ]);
});

test('what the vendor did not give is said so, and a tenant keeps its own name', () => {
  expect(facetLines(facets, query, 'status').map(({ label }) => label)).toEqual(['Active', 'Not given']);
  expect(facetLines(facets, query, 'tenant')[0]?.label).toBe('emea_prod');
});

test('a person and an app keep the name that they have', () => {
  const asked = readQuery(new URLSearchParams('app=db_prod'));
  expect(facetLines(facets, asked, 'person')[0]?.label).toBe('root');
  expect(facetLines(facets, asked, 'app')).toEqual([{ value: 'db_prod', label: 'db_prod', count: 0, chosen: true }]);
});

test('a long facet shows its first values, and those chosen wherever they stand', () => {
  const lines = Array.from({ length: 20 }, (_, at) => ({
    value: `${at}`,
    label: `${at}`,
    count: 1,
    chosen: at === 15,
  }));
  expect(fewLines(lines).map(({ label }) => label)).toEqual(['0', '1', '2', '3', '4', '5', '6', '15']);
  expect(fewLines(lines.slice(0, FEW + 2))).toHaveLength(FEW + 2);
});

test('a facet tells how many there would be without its choice', () => {
  expect(totalWithout(facets, 'kind')).toBe(3);
});
