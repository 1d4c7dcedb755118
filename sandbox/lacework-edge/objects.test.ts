import { afterEach, beforeEach, expect, test } from 'vitest';
import { asObject } from '../core/call';
import { type Edge, startEdge } from './edge-under-test';
import { labels } from './labels';
import { ROLE, STATUS } from './numbers';

let edge: Edge;
beforeEach(async () => {
  edge = await startEdge();
});
afterEach(() => edge.close());

test.each([
  ['/channels', 'channels', { name: 'SOC' }],
  ['/alert_configs', 'configs', { name: 'Rule' }],
  ['/posture_attributes', 'posture_attributes', { name: 'Encrypted' }],
  ['/posture_profiles', 'posture_profiles', { name: 'Healthy' }],
  ['/workflows', 'workflows', { name: 'Ask' }],
  ['/cards', 'cards', { card: { name: 'By day' } }],
  ['/dashboards', 'dashboards', { dashboard: { name: 'Mine' } }],
  ['/apps', 'apps', { app: { name: 'Wiki', host: 'wiki.example' } }],
  ['/ca_certificates', 'certificates', { description: 'Root' }],
  ['/blobs', 'blobs', { key: 'ui/mine', data: '{}' }],
])('what is made under %s can be read and is in its list', async (path, key, body) => {
  const made = await edge.send('POST', path, body);
  expect([200, 201]).toContain(made.status);
  const id = made.body.uuid ?? encodeURIComponent(String(made.body.key));
  expect((await edge.get(`${path}/${id}`)).body).toEqual(made.body);
  const listed = await edge.rows(`${path}?prefix=`, key);
  expect(listed).toContainEqual(made.body);
});

test('an app may be sent flat, as the vendor’s usage page shows, with its status by name', async () => {
  const { body } = await edge.send('POST', '/apps', { name: 'Wiki', host: 'wiki.example', status: 'SUSPENDED' });
  expect(body).toMatchObject({ name: 'Wiki', status: STATUS.SUSPENDED });
});

test('in the mode of names, enums are words where the vendor has words', async () => {
  const named = await startEdge({ env: { SANDBOX_EDGE_ENUMS: 'names' } });
  const [run] = await named.rows('/workflow_runs?status=PENDING', 'workflow_runs');
  const [user] = await named.rows('/users?status=SUSPENDED', 'users');
  const alerts = await named.rows('/alerts?start_time=0&end_time=9999999999999&status_filter=', 'alerts');
  expect([run?.status, user?.status, typeof alerts[0]?.status]).toEqual(['PENDING', 'SUSPENDED', 'number']);
  await named.close();
});

test('the other candidate of an inferred path answers when it is asked for', async () => {
  const other = await startEdge({ env: { SANDBOX_EDGE_PATHS: 'alt' } });
  expect((await other.get('/auditevents?start_time=0')).status).toBe(200);
  expect((await other.get('/audit_events?start_time=0')).status).toBe(404);
  await other.close();
});

test('the label map names every number of the alerts in the tenant', async () => {
  const alerts = await edge.rows('/alerts?start_time=0&end_time=9999999999999&status_filter=1,2,3', 'alerts');
  const unnamed = alerts.filter(
    ({ status, severity, incident_status: incident }) =>
      !labels.alertStatus?.[`${status}`] ||
      !labels.severity?.[`${severity}`] ||
      !labels.incidentStatus?.[`${incident}`],
  );
  expect(unnamed).toEqual([]);
});

test('users are the people of the company; what names them in person is not among the users', async () => {
  const users = await edge.rows('/users', 'users');
  expect(users).toHaveLength(edge.world.people.length);
  expect((await edge.get('/users')).text).not.toContain('@northwind.example');
  const active = await edge.rows('/users?status=ACTIVE', 'users');
  expect(active.length).toBeLessThan(users.length);
  const [first] = active;
  const changed = await edge.send('PATCH', `/users/${first?.uuid}`, { user: { status: 'SUSPENDED' } });
  expect(changed.body.status).toBe(STATUS.SUSPENDED);
});

test('a new user has a login of his own', async () => {
  const sent = { user: { display_name: 'New One', role: ROLE.USER }, user_pii: { login: 'new.one@northwind.example' } };
  const made = await edge.send('POST', '/users', sent);
  expect(made.body).toMatchObject({
    user: { display_name: 'New One' },
    user_pii: { login: 'new.one@northwind.example' },
  });
  expect((await edge.send('POST', '/users', sent)).status).toBe(400);
});

test.each([
  ['/accesses', 'accesses', 'access', 'description'],
  ['/ca_certificates', 'certificates', null, 'description'],
  ['/client_configs', null, null, 'description'],
  ['/policies', 'policies', 'policy', 'description'],
  ['/posture_attributes', 'posture_attributes', null, 'description'],
  ['/posture_profiles', 'posture_profiles', null, 'description'],
  ['/tokens', 'tokens', null, 'description'],
  ['/users', 'users', 'user', 'location'],
  ['/workflows', 'workflows', null, 'description'],
])('what is named for deletion under %s is cleared, and nothing else', async (path, key, wrap, field) => {
  const query = 'appid=&userid=&prefix=&resolveDisplayNames=true&get_all=true';
  const made = key === null ? (await edge.send('POST', path, { name: 'Night' })).body : undefined;
  const uuid = made?.uuid ?? (await edge.rows(`${path}?${query}`, String(key)))[0]?.uuid;
  const send = (body: object) => edge.send('PATCH', `${path}/${uuid}`, body);
  const given = await send(wrap ? { [wrap]: { [field]: 'At night' } } : { [field]: 'At night' });
  expect([given.status, given.text]).toEqual([200, expect.stringContaining('"At night"')]);
  const cleared = await send({ attributes_to_delete: [field], ...(wrap ? { [wrap]: {} } : {}) });
  expect([cleared.status, cleared.text]).toEqual([200, expect.not.stringContaining('"At night"')]);
  const kept = (text: string) => Object.keys(JSON.parse(text)).sort();
  expect(kept(cleared.text)).toEqual(kept(given.text));
});

test('a deleted device is gone from its user', async () => {
  const device = edge.world.devices[3];
  const path = `/users/${device?.owner.uuid}/devices`;
  expect((await edge.get(`/devices/${device?.uuid}?user_uuid=${device?.owner.uuid}`)).body.display_name).toBe(
    device?.hostname,
  );
  expect((await edge.get(`/devices/${device?.uuid}?user_uuid=somebody`)).status).toBe(400);
  const before = await edge.rows(path, 'devices');
  await edge.send('DELETE', '/devices', { devices: [{ uuid: device?.uuid, user_uuid: device?.owner.uuid }] });
  expect(await edge.rows(path, 'devices')).toHaveLength(before.length - 1);
  expect((await edge.get(`/devices/${device?.uuid}`)).status).toBe(400);
});

test('shares of a document are taken away one by one or all at once, with an empty answer', async () => {
  const rows = await edge.rows('/qs/documents?start_time=0&end_time=9999999999999', 'rows');
  const shared = rows.filter(
    ({ external_access: access, datasource }) => Array.isArray(access) && access.length > 1 && datasource === 'GSUITE',
  );
  const [first, second] = shared;
  const shares = async (uuid: unknown) => (await edge.get(`/documents/${uuid}`)).body;
  const before = (await shares(first?.uuid)).external_access;
  const [share, ...rest] = Array.isArray(before) ? before : [];
  const path = `/documents/${first?.uuid}/revoke_access`;
  const taken = await edge.send('POST', path, { access_id: asObject(share)?.access_id });
  expect([taken.status, taken.text]).toEqual([200, '']);
  expect((await shares(first?.uuid)).external_access).toEqual(rest);
  expect((await edge.send('POST', path, { access_id: asObject(share)?.access_id })).status).toBe(400);
  await edge.send('POST', `/documents/${second?.uuid}/revoke_sharing`, { external_only: true });
  expect(await shares(second?.uuid)).toMatchObject({
    external_access: [],
    is_shared_externally: false,
    is_shared: true,
  });
});

test('every change is an audit event, without its body', async () => {
  await edge.send('POST', '/channels', { name: 'SOC', oauth_code: 'very-secret' });
  const { text } = await edge.get(`/audit_events?start_time=0`);
  const [latest] = await edge.rows('/audit_events?start_time=0', 'audit_events');
  expect(latest).toMatchObject({ op: 'createChannel', method: 'POST', response_status: 200 });
  expect(text).not.toContain('very-secret');
});

test('credentials go into an integration and never come out', async () => {
  const sent = { display_name: 'Okta 2', data_source: 11, credentials: { access_token: 'very-secret' } };
  const made = await edge.send('POST', '/integrations', sent);
  expect(made.status).toBe(201);
  expect((await edge.get('/integrations')).text + made.text).not.toContain('very-secret');
  const valid = await edge.send('POST', '/integrations/validate', { uuid: made.body.uuid });
  expect([valid.status, valid.body.status]).toEqual([201, 'VALID']);
});
