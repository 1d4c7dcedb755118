import { expect, test } from 'vitest';
import { AuditQuery, auditQueryOf } from './schema';

test('an address with nonsense in it still shows a page', () => {
  const given = {
    action: 'finding.',
    actor: 'nobody',
    from: 'yesterday',
    before: '-1',
    limit: '20',
    other: ['a', 'b'],
  };
  expect(auditQueryOf(given)).toEqual({ action: 'finding.', limit: 20 });
  expect(AuditQuery.safeParse(given).success).toBe(false);
});

test('days and exact times are both understood', () => {
  const given = { from: '2026-11-22', to: '2026-11-22T08:00:00+01:00' };
  expect(auditQueryOf(given)).toEqual({ ...given, limit: 50 });
});

test('every name that is written can be asked for, and a year before the first cannot', () => {
  for (const action of ['action.take-back', 'action.needs-you', 'finding.label_add', 'finding.'])
    expect(AuditQuery.safeParse({ action }).success, action).toBe(true);
  expect(AuditQuery.safeParse({ from: '0000-01-01' }).success).toBe(false);
  expect(AuditQuery.safeParse({ to: '0000-12-31T23:59:59Z' }).success).toBe(false);
  expect(AuditQuery.safeParse({ to: '9999-12-31' }).success).toBe(true);
});
