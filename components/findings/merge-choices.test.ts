import { expect, test } from 'vitest';
import { aRow } from '@/components/queue/row.testing';
import { inOrder, leaderQuery, mayLead } from './merge-choices';

test('the likeliest to lead is offered first: what leads already, then the worst, then the oldest', () => {
  const rows = [
    aRow({ id: 'young', severity: 'high', createdAt: '2026-11-02T00:00:00Z' }),
    aRow({ id: 'leads', severity: 'low', merged: { count: 2, worst: 'low' } }),
    aRow({ id: 'old', severity: 'high', createdAt: '2026-11-01T00:00:00Z' }),
    aRow({ id: 'worst', severity: 'critical' }),
  ];
  expect(inOrder(rows).map(({ id }) => id)).toEqual(['leads', 'worst', 'old', 'young']);
  expect(mayLead(aRow({ status: 'snoozed' }))).toBe(true);
  expect(mayLead(aRow({ status: 'resolved' }))).toBe(false);
  expect(mayLead(aRow({ status: 'merged', mergedInto: { id: 'x', title: 'x' } }))).toBe(false);
});

test.each([
  ['', null],
  ['payr', '(payr*) is:open'],
  ['shared payr', '(shared payr*) is:open'],
  ['source:dlp payroll', '(source:dlp payroll) is:open'],
  ['0198c0de-0000-7000-8000-000000000001', '(id:0198c0de-0000-7000-8000-000000000001) is:open'],
  ['sev:dreadful', null],
  ['("', null],
])('what is typed becomes a query, or none: %s', (typed, q) => {
  expect(leaderQuery(typed)).toBe(q);
});
