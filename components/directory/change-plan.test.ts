import { expect, test } from 'vitest';
import { z } from 'zod';
import type { OperationDetail } from '@/lib/operations/shapes';
import { operationOf } from '@/lib/vendors/operations';
import { changeBody, changePlan, changesOf, hasMoved, startDraft } from './change-plan';

/** As the server describes an operation; what a plan does not look at is left empty. */
function described(id: string): OperationDetail {
  const { body, ...operation } = operationOf('lacework-edge', id);
  const schema = (made: z.ZodType) => ({ ...z.toJSONSchema(made, { io: 'input', unrepresentable: 'any' }) });
  return {
    ...operation,
    ...{ params: {}, query: {}, answer: {}, readBack: null, auth: { header: '', value: '' }, rateLimit: {} },
    ...{ holds: {}, typedOver: 50 },
    ...{ may: true, whyOff: null, interactive: true, corrected: false, slot: 'change' },
    body: body && schema(body),
  };
}
const names = { policyStatus: { 2: 'ACTIVE', 3: 'SUSPENDED' } };

test('only what differs is sent, in the place that the operation has for it, with the lock', () => {
  const plan = changePlan(described('updatePolicy'));
  expect(plan).toMatchObject({ wrap: 'policy', hasLock: true, canClear: true });
  expect(plan.fields).toContain('app_filter');
  expect(plan.fields).not.toContain('creator_uuid');
  const raw = { uuid: 'p', name: 'Old', description: 'Words', status: 2, update_time: 17 };
  const start = startDraft(plan, 'policies', raw, names);
  const { changes, problems } = changesOf(plan, start, { ...start, name: 'New', description: '' });
  expect(problems).toEqual({});
  expect(changes).toEqual([
    { field: 'description', before: 'Words', after: undefined },
    { field: 'name', before: 'Old', after: 'New' },
  ]);
  expect(changeBody(plan, raw, changes)).toEqual({
    policy: { name: 'New' },
    attributes_to_delete: ['description'],
    expected_update_time: 17,
  });
});

test('what was not touched is no change, whatever form the vendor sent it in', () => {
  const plan = changePlan(described('updateToken'));
  const start = startDraft(plan, 'tokens', { name: 'ci', status: 'ACTIVE', role: 0 }, names);
  expect(start).toMatchObject({ status: '2' });
  expect(changesOf(plan, start, start)).toEqual({ changes: [], problems: {} });
  expect(changesOf(plan, start, { ...start, status: '3' }).changes).toEqual([{ field: 'status', before: 2, after: 3 }]);
});

test('an operation that cannot empty a field says so at the field', () => {
  const plan = changePlan(described('updateGroup'));
  const start = startDraft(plan, 'groups', { name: 'Ops', description: 'x' }, names);
  expect(changesOf(plan, start, { ...start, description: '' }).problems).toHaveProperty(['body.description']);
  expect(changesOf(plan, start, { ...start, data_source: 'many' }).problems).toHaveProperty(['body.data_source']);
});

test('a record has moved when its time has, and without a time when anything has', () => {
  expect(hasMoved({ update_time: 1, name: 'a' }, { update_time: 1, name: 'b' })).toBe(false);
  expect(hasMoved({ update_time: 1 }, { update_time: 2 })).toBe(true);
  expect(hasMoved({ name: 'a' }, { name: 'b' })).toBe(true);
});
