import { expect, test } from 'vitest';
import { aRow } from '@/components/queue/row.testing';
import type { Entity } from '@/lib/entities/shapes';
import { entityLines } from './entity-lines';

const tenant = { id: 't', name: 'emea', vendor: 'workato' };
const entry = (id: string, at: string) => ({ id, at, title: id, tenant, by: 'mail' as const });

test('findings, requests and changes stand on one clock, whatever zone their vendors write', () => {
  const entity = {
    findings: { items: [{ ...aRow({ id: 'f', createdAt: '2026-11-22T10:00:00+02:00' }), by: 'mail' }] },
    approvals: [{ ...entry('a', '2026-11-22T08:30:00Z'), user: null, device: null, app: null, endsAt: null }],
    changes: { items: [entry('c', '2026-11-22T07:00:00Z'), entry('d', '2026-11-22T08:00:00.001Z')], more: false },
  } as unknown as Entity;
  expect(entityLines(entity).map(({ href }) => href)).toEqual([
    '/approvals?item=a',
    '/activity?item=d',
    '/findings/f',
    '/activity?item=c',
  ]);
});
