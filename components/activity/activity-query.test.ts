import { expect, test } from 'vitest';
import { ACTIVITY_ADDRESS, askedOf } from './activity-query';

const { read, write, readOpenId } = ACTIVITY_ADDRESS;

test('an address reads as it was written, and keeps what else stands in it', () => {
  const from = '2026-11-01T00:00:00.000Z';
  const asked = { q: 'actor:ana*', gone: true, times: { from, to: null }, sort: 'at' as const };
  const address = write(asked, new URLSearchParams('item=7&q=old'));
  expect(address.get('item')).toBe('7');
  expect(read(address)).toEqual(asked);
  expect(askedOf(asked)).toEqual({ q: 'actor:ana*', gone: 'include', from });
});

test('what does not fit is left out, but for a query, which is shown with what is wrong in it', () => {
  const long = 'a'.repeat(10_240);
  expect(read(new URLSearchParams({ q: long, sort: 'title', gone: 'yes', from: 'soon' }))).toEqual({
    q: long,
    gone: false,
    times: { from: null, to: null },
    sort: '-at',
  });
});

test('an open entry is an item’s id or the number of a record', () => {
  const idIn = (item: string) => readOpenId(new URLSearchParams({ item }));
  expect(idIn('1042')).toBe('1042');
  expect(idIn('0192d0c4-aaaa-7bbb-8ccc-0123456789ab')).not.toBeNull();
  for (const wrong of ['', '1 or 1=1', '-1', '1'.repeat(16)]) expect(idIn(wrong)).toBeNull();
});
