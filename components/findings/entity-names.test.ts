import { expect, test } from 'vitest';
import { aRow } from '@/components/queue/row.testing';
import { entityHref } from '@/lib/entities/address';
import { entityNames, hrefOfValue } from './entity-names';

const row = { ...aRow({ id: 'f', person: 'ana@x.example', resource: 'a.docx', account: null }), document: '12' };

test('whoever and whatever a finding names has a page, around that finding', () => {
  expect(entityNames(row).map(({ kind }) => kind)).toEqual(['person', 'document', 'resource']);
  expect(hrefOfValue(row, 'Ana@x.example')).toBe(entityHref('person', 'ana@x.example', 'f'));
  expect(hrefOfValue(row, 'ben@x.example')).toBeNull();
  expect(hrefOfValue(row, null)).toBeNull();
});

test('a name too long to be looked up has none', () => {
  expect(entityNames(aRow({ person: null, resource: 'x'.repeat(501), account: null }))).toEqual([]);
});
