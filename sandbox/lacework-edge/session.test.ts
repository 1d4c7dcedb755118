import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJournal } from '../core/journal';
import { type Edge, EPOCH, startEdge } from './edge-under-test';
import { ROLE, STATUS } from './numbers';

let edge: Edge;
beforeEach(async () => {
  edge = await startEdge();
});
afterEach(() => edge.close());

test('an API token buys a session that says when it ends', async () => {
  const { status, body } = await edge.login();
  expect(status).toBe(200);
  expect(body).toMatchObject({ account_name: 'northwind', ttl_sec: 3600, expire_time_sec: EPOCH / 1000 + 3600 });
  expect(String(body.token).split('.')).toHaveLength(3);
  expect((await edge.get('/workflows')).status).toBe(200);
});

test('a wrong token or account is a 403 at the door', async () => {
  expect((await edge.login('egk_wrong')).status).toBe(403);
  expect((await edge.login(undefined, 'contoso')).status).toBe(403);
  expect((await edge.call('', 'GET', '/token_login?account=northwind')).status).toBe(403);
});

test('without a session, with a forged one or with the API token itself there is only a 401', async () => {
  const [head, payload] = edge.session.split('.');
  const forged = `${head}.${payload}.${'A'.repeat(43)}`;
  for (const bearer of ['', 'nonsense', forged, edge.app.credentials.apiToken ?? '']) {
    const { status, body } = await edge.call(bearer, 'GET', '/workflows');
    expect([status, body]).toEqual([401, { message: 'unauthorized' }]);
  }
});

test('a session ends with its time, and not before', async () => {
  const short = await startEdge({ env: { SANDBOX_TOKEN_SECONDS: '60' } });
  short.pass(59_000);
  expect((await short.get('/workflows')).status).toBe(200);
  short.pass(1_000);
  expect((await short.get('/workflows')).status).toBe(401);
  expect((await short.login()).status).toBe(200);
  await short.close();
});

test('a session outlives a restart', async () => {
  const again = await startEdge({ journal: openJournal(undefined, 'edge') });
  expect((await again.call(edge.session, 'GET', '/workflows')).status).toBe(200);
  await again.close();
});

test('a token shows its secret once; with a life it works once', async () => {
  const made = await edge.send('POST', '/tokens', { name: 'CI', ttl_sec: 600 });
  expect(made.status).toBe(201);
  const secret = String(made.body.secret);
  expect((await edge.get('/tokens?get_all=true')).text).not.toContain(secret);
  expect((await edge.login(secret)).status).toBe(200);
  expect((await edge.login(secret)).status).toBe(403);
});

test('a suspended token opens nothing, and its sessions end', async () => {
  const made = await edge.send('POST', '/tokens', { name: 'CI' });
  const { body: session } = await edge.login(String(made.body.secret));
  await edge.send('PATCH', `/tokens/${made.body.uuid}`, { status: STATUS.SUSPENDED });
  expect((await edge.login(String(made.body.secret))).status).toBe(403);
  expect((await edge.call(String(session.token), 'GET', '/workflows')).status).toBe(401);
});

test('a session can be extended through the SAML door while it holds', async () => {
  const extended = await edge.call(edge.session, 'GET', '/login?account=northwind');
  expect(extended.body).toMatchObject({ user_uuid: edge.world.admins[0]?.uuid, ttl_sec: 3600 });
  expect((await edge.call('', 'GET', '/login?account=northwind')).status).toBe(403);
});

test('a token for one user’s log opens nothing else', async () => {
  const made = await edge.send('POST', '/temp_tokens', { user_uuid: edge.world.people[9]?.uuid, ttl_sec: 60 });
  const { body } = await edge.login(String(made.body.secret));
  expect(body.view_pii_log_only).toBe(true);
  expect((await edge.call(String(body.token), 'GET', '/audit_events?start_time=0')).status).toBe(200);
  expect((await edge.call(String(body.token), 'GET', '/users')).status).toBe(403);
});

test('a plain user reads, but changes nothing', async () => {
  const made = await edge.send('POST', '/tokens', { name: 'Reader', role: ROLE.USER });
  const { body } = await edge.login(String(made.body.secret));
  const as = (method: string, path: string, sent?: object) => edge.call(String(body.token), method, path, sent);
  expect((await as('GET', '/workflows')).status).toBe(200);
  expect((await as('POST', '/policies', { name: 'x' })).status).toBe(403);
  const raised = await as('POST', '/tokens', { name: 'Up', role: ROLE.ADMIN });
  expect(raised.status).toBe(403);
});
