import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectOf, rowsOf } from '../core/ask';
import { openSession } from './session';

let vendor: Awaited<ReturnType<typeof openSession>>;
beforeAll(async () => {
  vendor = await openSession();
});
afterAll(() => vendor.close());

const get = async (id: string) => objectOf(await vendor.call('GET', `/incidents/${id}`));
const history = async (id: string) =>
  rowsOf(await vendor.call('GET', `/incidents/${id}/change-history`), 'changeHistory');
const open = async (nth: number) => {
  const fields = [{ name: 'status', value: ['NEW'] }];
  return String(rowsOf(await vendor.call('POST', '/incidents/search', { fields }), 'incidents')[nth]?.internalId);
};

test('closing resolves the incident, keeps the note and the label, and tells its history', async () => {
  const id = await open(0);
  const before = await get(id);
  const answer = await vendor.call('POST', `/incidents/${id}/close`, {
    resolutionLabel: { key: 'Review', value: 'Completed' },
    resolutionCode: 'FALSE_POSITIVE',
    notes: 'Reviewed <b>and</b> closed.',
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-sandbox-assumed')).toBe('1');
  const after = await get(id);
  expect(answer.body).toEqual(after);
  expect(after).toMatchObject({
    status: 'RESOLVED',
    resolution: 'FALSE_POSITIVE',
    closedCode: null,
    labels: [{ key: 'Review', value: 'Completed' }],
    notes: [{ body: 'Reviewed <b>and</b> closed.', createdBy: 0, lastUpdatedBy: 0 }],
  });
  expect(String(after.lastUpdatedAt) > String(before.lastUpdatedAt)).toBe(true);
  expect(await history(id)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ changeType: 'CHANGE_STATUS', changeData: { before: 'NEW', after: 'RESOLVED' } }),
    ]),
  );
});

test('closing twice is a 200 that changes nothing but the note', async () => {
  const id = await open(0);
  await vendor.call('POST', `/incidents/${id}/close`, {});
  const steps = (await history(id)).length;
  const again = await vendor.call('POST', `/incidents/${id}/close`, {
    resolutionCode: 'FALSE_POSITIVE',
    notes: 'again',
  });
  expect(again.status).toBe(200);
  expect(await get(id)).toMatchObject({ resolution: null, notes: [{ body: 'again' }] });
  expect((await history(id)).length).toBe(steps + 1);
});

test('labels are put beside the others by key, notes are appended, and both show in the history', async () => {
  const id = await open(0);
  const label = (labels: unknown) => vendor.call('POST', `/incidents/${id}/labels`, { labels });
  await label([
    { key: 'Region', value: 'EMEA' },
    { key: 'Confidential', value: 'No' },
  ]);
  await label([{ key: 'Confidential', value: 'Yes' }]);
  await vendor.call('POST', `/incidents/${id}/notes`, { notes: 'one' });
  await vendor.call('POST', `/incidents/${id}/notes`, { notes: 'two' });
  expect(await get(id)).toMatchObject({
    labels: [
      { key: 'Region', value: 'EMEA' },
      { key: 'Confidential', value: 'Yes' },
    ],
    notes: [{ body: 'one' }, { body: 'two' }],
  });
  expect(await history(id)).toHaveLength(4);
});

test.each([
  ['close', undefined],
  ['close', { resolutionCode: 'DUPLICATE' }],
  ['close', { resolutionLabel: { key: 'Review', value: 'Nonsense' } }],
  ['notes', { notes: '  ' }],
  ['notes', undefined],
  ['labels', { labels: [] }],
  ['labels', { labels: [{ key: 'toString', value: 'x' }] }],
])('%s with %o is a 400 that changes nothing', async (operation, body) => {
  const id = await open(1);
  const before = await get(id);
  expect((await vendor.call('POST', `/incidents/${id}/${operation}`, body)).status).toBe(400);
  expect(await get(id)).toEqual(before);
});

test('a deleted incident is gone, and the audit log names what was done', async () => {
  const id = await open(2);
  const answer = await vendor.call('DELETE', `/incidents/${id}`);
  expect([answer.status, answer.text]).toEqual([200, '']);
  expect((await vendor.call('GET', `/incidents/${id}`)).status).toBe(404);
  const fields = [{ name: 'Action', value: ['delete'] }];
  const logs = rowsOf(await vendor.call('POST', '/customer/audit', { fields }), 'logs');
  expect(logs).toMatchObject([{ action: { action: 'DELETE' }, resource: id }]);
});

test('a colleague in the portal can do what the API cannot, and new incidents arrive', async () => {
  const id = await open(1);
  const set = { status: 'ESCALATED', assignedAdmin: 'lead@northwind.example' };
  expect((await vendor.control('POST', '/portal/zscaler-workflow', { id, set })).status).toBe(204);
  expect(await get(id)).toMatchObject({ status: 'ESCALATED', assignedAdmin: { email: 'lead@northwind.example' } });
  expect((await vendor.control('POST', '/portal/zscaler-workflow', { id, set: { colour: 'red' } })).status).toBe(400);
  expect((await vendor.control('POST', '/portal/zscaler-workflow', { id: 'nobody', set })).status).toBe(404);
  const total = async () => objectOf(await vendor.call('POST', '/incidents/search'), 'cursor').totalElements;
  const before = Number(await total());
  await vendor.control('POST', '/tick/zscaler-workflow?times=3');
  expect(await total()).toBe(before + 3);
});
