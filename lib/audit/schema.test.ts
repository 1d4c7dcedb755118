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
