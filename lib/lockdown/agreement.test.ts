import { expect, test } from 'vitest';
import { documentIn } from '@/lib/vendors/lacework-edge/document';
import type { IncidentFile } from '@/lib/vendors/zscaler-workflow/incident-file';
import { agreementOf } from './agreement';
import { mappedId } from './mapped-id';

const file: IncidentFile = { name: 'Payroll.xlsx', owner: 'ana@northwind.example', ownerName: 'Ana Ruiz' };

function agreed(over: { name?: string; owner?: string }, ours = file) {
  const document = documentIn({
    identity: { display: over.name ?? 'payroll.xlsx ' },
    owner: { display: over.owner ?? 'Ana Ruiz' },
    external_access: null,
  });
  if (!document) throw new Error('it is a document');
  return agreementOf(ours, document);
}

test('a name agrees whatever its case, and differs where it is another', () => {
  expect(agreed({}).name).toBe('agree');
  expect(agreed({ name: 'Payroll (2).xlsx' }).name).toBe('differ');
  expect(agreed({ name: '' }).name).toBe('unsaid');
});

test('an owner is compared by address where both have one, else by name, and never one with the other', () => {
  expect(agreed({ owner: 'Ana@Northwind.example' }).owner).toBe('agree');
  expect(agreed({ owner: 'ana.ruiz2@northwind.example' }).owner).toBe('differ');
  expect(agreed({}).owner).toBe('agree');
  expect(agreed({ owner: 'Ben Ode' }).owner).toBe('differ');
  const nameless = { ...file, ownerName: null };
  expect(agreed({}, nameless).owner).toBe('unsaid');
  expect(agreed({ owner: '' }).owner).toBe('unsaid');
});

test('a mapping reads what the record has of its own, as text or whole number, and says why it has nothing', () => {
  const raw = JSON.parse('{"a": {"b": [" d-1 ", 12]}, "n": 1e30, "bad": "x/y"}');
  expect(mappedId(raw, 'a.b.0')).toEqual({ documentId: 'd-1', why: null });
  expect(mappedId(raw, 'a.b.1')).toEqual({ documentId: '12', why: null });
  for (const path of ['', 'a.c', 'a.b.0.length', '__proto__', 'constructor.name', 'n', 'bad', 'a']) {
    expect(mappedId(raw, path), path).toMatchObject({ documentId: null, why: expect.any(String) });
  }
});
