import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Edge, EPOCH, startEdge } from './edge-under-test';
import { APP_CONTROL_ACTION, APP_EVENT, POLICY_ACTION, POLICY_TYPE, STATUS } from './numbers';
import type { Row } from './shape';

let edge: Edge;
beforeEach(async () => {
  edge = await startEdge();
});
afterEach(() => edge.close());

const everyPolicy = '/policies?appid=&userid=&resolveDisplayNames=true';

async function aPolicy(): Promise<Row> {
  const found = (await edge.rows(everyPolicy, 'policies')).find(({ status }) => status === STATUS.ACTIVE);
  if (!found) throw new Error('the tenant has active policies');
  return found;
}

test('there are 40 policies of three types, and an app narrows them', async () => {
  const all = await edge.rows(everyPolicy, 'policies');
  expect(all).toHaveLength(40);
  expect(new Set(all.map(({ type }) => type))).toEqual(new Set(Object.values(POLICY_TYPE)));
  const [app] = await edge.rows('/apps', 'apps');
  const forApp = await edge.rows(`/policies?appid=${app?.uuid}&userid=&resolveDisplayNames=`, 'policies');
  expect(forApp.length).toBeGreaterThan(0);
  expect(forApp.length).toBeLessThan(40);
  expect((await edge.get('/policies')).status).toBe(400);
});

test('a policy changes only for who has seen its last state', async () => {
  const policy = await aPolicy();
  const suspend = (expected_update_time: unknown) =>
    edge.send('PATCH', `/policies/${policy.uuid}`, {
      uuid: policy.uuid,
      expected_update_time,
      policy: { status: STATUS.SUSPENDED },
    });
  const done = await suspend(policy.update_time);
  expect(done.body).toEqual({ ...policy, ...updated(EPOCH), status: STATUS.SUSPENDED });
  const late = await suspend(policy.update_time);
  expect([late.status, (await edge.get(`/policies/${policy.uuid}`)).body]).toEqual([400, done.body]);
});

const updated = (update_time: number) => ({
  update_time,
  updater_uuid: edge.world.admins[0]?.uuid,
  updater_display_name: edge.world.admins[0]?.name,
});

test('attributes are cleared by name; names that are none, or the vendor’s own, are refused', async () => {
  const policy = await aPolicy();
  const clear = (...attributes_to_delete: string[]) =>
    edge.send('PATCH', `/policies/${policy.uuid}`, { attributes_to_delete, policy: {} });
  const { body } = await clear('description', 'session_filter');
  expect(body).toMatchObject({
    description: '',
    session_filter: { include_any: [], exclude_any: [] },
    name: policy.name,
  });
  expect((await clear('colour')).status).toBe(400);
  expect((await clear('create_time')).status).toBe(400);
});

test('a field of the wrong type, another uuid or another account changes nothing', async () => {
  const policy = await aPolicy();
  const path = `/policies/${policy.uuid}`;
  expect((await edge.send('PATCH', path, { policy: { name: 7 } })).body.message).toContain('name');
  expect((await edge.send('PATCH', path, { uuid: 'other', policy: { name: 'x' } })).status).toBe(400);
  expect((await edge.send('PATCH', path, { account_name: 'contoso', policy: { name: 'x' } })).status).toBe(403);
  expect((await edge.send('PATCH', path, { name: 'flat' })).status).toBe(400);
  expect((await edge.get(path)).body).toEqual(policy);
});

test('a policy that runs a workflow needs one, by id or by a name that only one has', async () => {
  const make = (fields: object) =>
    edge.send('POST', '/policies', { name: 'Ask', action: POLICY_ACTION.RUN_WORKFLOW, ...fields });
  expect((await make({})).status).toBe(400);
  expect((await make({ workflow_name: 'nobody' })).status).toBe(400);
  const made = await make({ workflow_name: 'New device' });
  const [workflow] = (await edge.rows('/workflows', 'workflows')).filter(({ name }) => name === 'New device');
  expect([made.status, made.body.workflow_uuid]).toEqual([201, workflow?.uuid]);
  expect((await edge.get(`/policies/${made.body.uuid}`)).body).toEqual(made.body);
});

test('an app control policy keeps one policy below each of its events', async () => {
  const events = [APP_EVENT.COPY, APP_EVENT.PRINT].map((event_type) => ({
    event_type,
    action: APP_CONTROL_ACTION.BLOCK,
  }));
  const { status, body } = await edge.send('POST', '/app_control_policies', {
    name: 'No copies',
    policy_event_actions: events,
  });
  expect(status).toBe(201);
  const children = async () =>
    (await edge.rows(everyPolicy, 'policies')).filter((row) => row.parent_app_control_policy_uuid === body.uuid);
  expect((await children()).map((row) => row.policy_event_type)).toEqual([APP_EVENT.COPY, APP_EVENT.PRINT]);
  const path = `/app_control_policies/${body.uuid}`;
  const [kept] = Array.isArray(body.policy_event_actions) ? body.policy_event_actions : [];
  await edge.send('PATCH', path, { status: STATUS.SUSPENDED, policy_event_actions: [kept] });
  expect((await children()).map((row) => [row.uuid, row.status])).toEqual([
    [kept.policy_uuid, STATUS.SUSPENDED],
    [expect.any(String), STATUS.DELETED],
  ]);
});

test('12 app control policies are listed, by status names', async () => {
  const all = await edge.rows('/app_control_policies', 'app_control_policies');
  const on = await edge.rows('/app_control_policies?status=ACTIVE', 'app_control_policies');
  const off = await edge.rows('/app_control_policies?status=SUSPENDED,INIT', 'app_control_policies');
  expect(all).toHaveLength(12);
  expect(on.length + off.length).toBe(12);
  expect(await edge.rows('/app_control_policies?status=nonsense', 'app_control_policies')).toEqual([]);
});
