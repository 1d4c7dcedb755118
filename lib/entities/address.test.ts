import { describe, expect, test } from 'vitest';
import { entityHref, entityPath, keyIn, plainKey } from './address';
import { EntityParams, RejectBody } from './schema';

test.each(['ana@northwind.example', 'arn:aws:s3:::a/b?c#d', '給与明細.xlsx', "o'clock %2F", '😀'])(
  '%j comes out of an address as it went in',
  (key) => {
    const path = entityPath('resource', key);
    expect(path).toMatch(/^resource\/[\w-]+$/);
    expect(keyIn(path?.split('/')[1] ?? '')).toBe(key);
  },
);

test('a page stands around a finding where it is opened from one', () => {
  expect(entityHref('person', 'ana')).toBe('/entities/person/YW5h');
  expect(entityHref('person', 'ana', 'f-1')).toBe('/entities/person/YW5h?around=f-1');
});

describe('what is no key', () => {
  test.each(['', '%', 'a', 'YQ==', '_w', 'AAAA', btoa(' ').replace(/=/g, ''), btoa('x'.repeat(501))])('%j', (text) => {
    expect(keyIn(text)).toBeNull();
  });
  test.each(['', '  ', 'x'.repeat(501), '\ud800'])('no address is made of %j', (key) => {
    expect(entityPath('person', key)).toBeNull();
  });
});

test('ids of documents are told apart by case, names are not', () => {
  expect(plainKey('person', 'Ana@X')).toBe('ana@x');
  expect(plainKey('document', 'aB')).toBe('aB');
});

test('an address that names nothing is refused by the name of its part', () => {
  const wrong = (input: object) => EntityParams.safeParse(input).error?.issues.map(({ path }) => path.join('.'));
  expect(wrong({ kind: 'planet', key: 'YW5h' })).toEqual(['kind']);
  expect(wrong({ kind: 'person', key: '%' })).toEqual(['key']);
  expect(wrong({ kind: 'person', key: 'YW5h'.repeat(2000) })).toEqual(['key']);
  expect(RejectBody.safeParse({ type: 'finding', id: crypto.randomUUID(), reason: ' ' }).success).toBe(false);
});
