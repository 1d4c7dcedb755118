import { expect, test } from 'vitest';
import { aRow } from '@/components/queue/row.testing';
import type { FindingRow } from '@/lib/findings/shapes';
import { RowStore } from './row-store';

const row = (over: Partial<FindingRow> = {}) => aRow({ id: 'f1', externalId: 'x', title: 'x', ...over });
const ana = { id: 'u1', name: 'Ana' };

test('an expected change is shown at once and ends with what the server says', () => {
  const store = new RowStore();
  let told = 0;
  store.subscribe('f1', () => told++);
  const settle = store.expect(row(), { owner: ana });
  expect(store.get('f1')?.owner).toEqual(ana);
  settle(row({ owner: ana, version: 2 }));
  expect(store.get('f1')).toMatchObject({ owner: ana, version: 2 });
  expect(told).toBe(2);
});

test('a failed change is taken back, and another one that is under way stays', () => {
  const store = new RowStore();
  const assigned = store.expect(row(), { owner: ana });
  const rated = store.expect(row(), { severity: 'low', ownSeverity: 'low' });
  assigned();
  expect(store.get('f1')).toMatchObject({ owner: null, severity: 'low' });
  rated();
  expect(store.get('f1')).toMatchObject({ owner: null, severity: 'high', ownSeverity: null });
});

test('a look at the server does not cover a change that is under way', () => {
  const store = new RowStore();
  const settle = store.expect(row(), { owner: ana });
  store.put(row({ status: 'waiting' }));
  expect(store.get('f1')).toMatchObject({ owner: ana, status: 'new' });
  settle(row({ owner: ana }));
  store.put(row({ status: 'waiting' }));
  expect(store.get('f1')?.status).toBe('waiting');
});

test('a list asked for after a change is newer than it; one asked for before is not', () => {
  const store = new RowStore();
  store.put(row({ version: 2 }), 1000);
  store.forget(['f1'], 900);
  expect(store.get('f1')?.version).toBe(2);
  store.forget(['f1', 'f2'], 1100);
  expect(store.get('f1')).toBeUndefined();
});
