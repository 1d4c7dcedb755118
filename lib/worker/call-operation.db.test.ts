import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, auditOf, aWorkspace } from '@/lib/db/testing';
import { callOperation } from '@/lib/operations/call';
import { describeOperation, listOperations } from '@/lib/operations/describe';
import { aVaultKey } from '@/lib/vault/testing';
import { type Answer, type Asked, scripted } from '@/lib/vendors/testing';
import { aBroker, aLook, DLP_TOKEN, signedIn } from './testing';

aVaultKey();
await aBroker();
const signal = new AbortController().signal;

let answer: (asked: Asked) => Answer = () => ({ body: {} });
const vendor = await scripted((asked) => (asked.path.includes('token') ? DLP_TOKEN : answer(asked)));
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.asked.length = 0;
  answer = () => ({ body: {} });
});

const given = { params: {}, query: {} };

test('a person sees what a tenant can be asked, and what of it is theirs', async () => {
  const { ctx, connectionId: id } = await aLook('analyst', vendor.origin);
  const { operations } = await listOperations(ctx, { id });
  const may = Object.fromEntries(operations.map((one) => [one.id, one.may]));
  expect(may).toMatchObject({ dlp_incident_search: true, incident_close: true, delete_incident: false, token: false });
  expect(operations.find((one) => one.id === 'delete_incident')?.whyOff).toContain('off for this tenant');
  const detail = await describeOperation(ctx, { id, operation: 'incident_close' });
  expect(detail).toMatchObject({
    kind: 'write',
    interactive: false,
    holds: { 'dlp.close': 20 },
    readBack: 'get_incident_details',
  });
  expect(detail.params).toMatchObject({ properties: { incidentId: { type: 'string' } }, required: ['incidentId'] });
});

test('a manager has no part in this, and another workspace’s tenant is not found', async () => {
  const { ctx, connectionId: id } = await aLook('manager', vendor.origin);
  const place = { id, operation: 'change_history' };
  await expect(listOperations(ctx, { id })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(callOperation(ctx, { ...given, ...place }, signal)).rejects.toMatchObject({ code: 'forbidden' });
  const stranger = await signedIn(await aWorkspace('admin'));
  await expect(describeOperation(stranger, place)).rejects.toMatchObject({ code: 'not_found' });
  await expect(callOperation(stranger, { ...given, ...place }, signal)).rejects.toMatchObject({ code: 'not_found' });
  const admin = await signedIn(await aColleague(ctx, 'admin'));
  const none = callOperation(admin, { ...given, id, operation: 'toString' }, signal);
  await expect(none).rejects.toMatchObject({ code: 'not_found' });
  expect(vendor.asked).toEqual([]);
});

test('a read answers what the vendor said, with its status and its id of the call', async () => {
  const { ctx, connectionId: id } = await aLook('analyst', vendor.origin);
  answer = () => ({
    body: { changeHistory: [{ changeType: 'CHANGE_STATUS', odd: 1 }] },
    headers: { 'x-request-id': 'v-7' },
  });
  const called = { ...given, id, operation: 'change_history', params: { incidentId: 'INC-1' } };
  const answered = await (await callOperation(ctx, called, signal)).json();
  expect(answered).toMatchObject({
    outcome: 'answered',
    status: 200,
    requestId: 'v-7',
    budget: { left: expect.any(Number), most: 6 },
    result: { changeHistory: [{ changeType: 'CHANGE_STATUS', odd: 1 }] },
    action: null,
  });
  expect(vendor.asked.at(-1)).toMatchObject({ method: 'GET', path: '/dlp/v1/incidents/INC-1/change-history' });
});

test('a correction of the paths holds from the next call on', async () => {
  const { ctx, connectionId: id } = await aLook('analyst', vendor.origin);
  await asOwner(`update connection set settings = '{"prefix":"/other/v9"}' where id = $1`, [id]);
  const operation = 'change_history';
  answer = () => ({ body: { changeHistory: [] } });
  await callOperation(ctx, { ...given, id, operation, params: { incidentId: 'INC-1' } }, signal);
  expect(vendor.asked.at(-1)?.path).toBe('/other/v9/incidents/INC-1/change-history');
  expect(await describeOperation(ctx, { id, operation })).toMatchObject({
    path: '/other/v9/incidents/{incidentId}/change-history',
    corrected: true,
  });
});

test.each([
  ['a/b'],
  ['..'],
  ['.'],
  ['a\\b'],
  ['nul\u0000'],
  ['x'.repeat(10_240)],
  ['a\r\nx-injected: 1'],
  [''],
  ['half \ud83d'],
])('a parameter that would leave its place is refused by name, and nobody is called: %j', async (incidentId) => {
  const { ctx, connectionId: id } = await aLook('analyst', vendor.origin);
  const attempt = callOperation(ctx, { ...given, id, operation: 'change_history', params: { incidentId } }, signal);
  await expect(attempt).rejects.toMatchObject({
    code: 'bad_input',
    fields: { 'params.incidentId': expect.any(String) },
  });
  expect(vendor.asked).toEqual([]);
});

test('what an operation has no room for is refused by name', async () => {
  const { ctx, connectionId: id } = await aLook('analyst', vendor.origin);
  const params = { incidentId: 'INC-1' };
  const call = (over: object) =>
    callOperation(ctx, { ...given, id, operation: 'change_history', params, ...over }, signal);
  await expect(call({ query: { host: 'evil' } })).rejects.toMatchObject({
    fields: { 'query.host': expect.any(String) },
  });
  await expect(call({ body: {} })).rejects.toMatchObject({ fields: { body: expect.any(String) } });
  await expect(call({ params: { ...params, path: '/x' } })).rejects.toMatchObject({
    fields: { 'params.path': expect.any(String) },
  });
  const search = callOperation(
    ctx,
    { ...given, id, operation: 'dlp_incident_search', body: { fields: 'all' } },
    signal,
  );
  await expect(search).rejects.toMatchObject({ fields: { 'body.fields': expect.any(String) } });
  expect(vendor.asked).toEqual([]);
});

test('evidence is asked for with a purpose, which is on record', async () => {
  const { ctx, connectionId: id, finding } = await aLook('analyst', vendor.origin);
  const called = { ...given, id, operation: 'get_incident_triggers', params: { incidentId: 'INC-1' } };
  await expect(callOperation(ctx, called, signal)).rejects.toMatchObject({ fields: { purpose: expect.any(String) } });
  expect(vendor.asked).toEqual([]);
  answer = () => ({ body: { SSN: '123' } });
  const answered = await callOperation(ctx, { ...called, purpose: 'customer case 12' }, signal);
  expect(z.looseObject({ result: z.unknown() }).parse(await answered.json()).result).toEqual({ SSN: '123' });
  expect(await auditOf(ctx)).toMatchObject([{ action: 'finding.evidence', subject_id: finding.id }]);
});

test('a refusal of the vendor comes in its own words', async () => {
  const { ctx, connectionId: id } = await aLook('analyst', vendor.origin);
  answer = () => ({ status: 404, body: { message: 'No <b>such</b> incident' }, headers: { 'x-request-id': 'v-8' } });
  const attempt = callOperation(
    ctx,
    { ...given, id, operation: 'change_history', params: { incidentId: 'X' } },
    signal,
  );
  await expect(attempt).rejects.toMatchObject({
    fault: 'refused',
    message: expect.stringContaining('No such incident'),
  });
});
