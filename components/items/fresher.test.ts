import { expect, test } from 'vitest';
import type { ItemDetail } from '@/lib/items/shapes';
import { fresher } from './fresher';

const stored: ItemDetail<'policy'> = {
  id: 'i1',
  noun: 'policy',
  kind: 'security',
  tenant: { id: 't', name: 'global', vendor: 'lacework-edge' },
  externalId: 'u1',
  title: 'Block Payroll',
  status: 'ACTIVE',
  at: '2026-11-22T00:00:00.000Z',
  goneAt: null,
  write: null,
  facts: { description: null, action: null },
  names: {},
  raw: { status: 2 },
  actions: [],
};
const seen = (at: string) => ({
  kind: 'security',
  externalId: 'u1',
  title: 'Block Payroll',
  status: 'SUSPENDED',
  at,
  raw: { status: 3 },
});

test('what the vendor was seen to have since wins, until a sync stored something newer', () => {
  expect(fresher(stored, seen('2026-11-22T00:00:05.000Z'))).toMatchObject({
    id: 'i1',
    status: 'SUSPENDED',
    raw: { status: 3 },
  });
  expect(fresher(stored, seen('2026-11-22T00:00:00Z'))).toBe(stored);
  expect(fresher(stored, undefined)).toBe(stored);
});
