import { expect, test } from 'vitest';
import { auditIdOf, toActivity } from './audit';
import { AuditLog } from './schema';

const log = {
  action: { action: 'UPDATE' },
  module: 'DLP Incidents',
  resource: '1-143',
  changedAt: '2026-01-01T00:00:00Z',
  changedBy: 'ana@northwind.example',
  oldRowJson: '{"state":"NEW","clientSecret":"hunter2"}',
  newRowJson: '{"state":"OPEN"}',
  changeNote: '',
};
const activity = (over: object = {}) => toActivity(AuditLog.parse({ ...log, ...over }));

test('an entry says what was done to what, with its rows as records and no secret in them', () => {
  expect(activity()).toMatchObject({
    kind: 'UPDATE',
    title: 'Update: DLP Incidents, 1-143',
    at: new Date('2026-01-01T00:00:00Z'),
    raw: { changedBy: 'ana@northwind.example', oldRowJson: { state: 'NEW' }, newRowJson: { state: 'OPEN' } },
  });
  expect(JSON.stringify(activity())).not.toContain('hunter2');
});

test('rows that are no records are left out, and words that are missing are not made up', () => {
  const bare = activity({ action: null, module: null, resource: null, oldRowJson: '{half', newRowJson: '"text"' });
  expect(bare).toMatchObject({ kind: 'unknown', title: 'Unknown', raw: { oldRowJson: null, newRowJson: null } });
});

test('an entry is known by what it says, in whatever order it says it', () => {
  const turned = Object.fromEntries(Object.entries(log).reverse());
  expect(auditIdOf(turned)).toBe(auditIdOf(log));
  expect(auditIdOf({ ...log, changedAt: '2026-01-01T00:00:01Z' })).not.toBe(auditIdOf(log));
  expect(auditIdOf('text')).toBeNull();
});
