import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { previewConnection } from '@/lib/connections/preview';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, auditOf, aWorkspace } from '@/lib/db/testing';
import { askLive, streamLive } from '@/lib/live/ask';
import { SECRET_HEADER, SESSION_HEADER } from '@/lib/live/schema';
import type { Role } from '@/lib/model/role';
import { sealToWorker } from '@/lib/seal/sealed-box';
import { keyRing } from '@/lib/vault/kek';
import { aVaultKey } from '@/lib/vault/testing';
import { workerKeyOf } from '@/lib/vault/worker-key';
import { type Answer, type Asked, scripted } from '@/lib/vendors/testing';
import { aBroker, aLook, DLP_TOKEN, handMade, signedIn } from './testing';

aVaultKey();
const { url, secret } = await aBroker();
const signal = new AbortController().signal;

let answer: (asked: Asked) => Answer = () => ({ body: {} });
const vendor = await scripted((asked) => (asked.path.includes('token') ? DLP_TOKEN : answer(asked)));

afterAll(() => vendor.close());

const looking = (role: Role, origin = vendor.origin) => aLook(role, origin);

type Sent = { secret?: string; session?: string | null; path?: string; body?: string; method?: string };

/** A call as anything on this machine could make it. */
function knock({
  path = '/preview',
  body = '{}',
  method = 'POST',
  ...sent
}: Sent): Promise<{ status: number; body: string }> {
  const headers: Record<string, string> = {};
  if (sent.secret !== undefined) headers[SECRET_HEADER] = sent.secret;
  if (sent.session) headers[SESSION_HEADER] = sent.session;
  return new Promise((resolve, reject) => {
    const one = request(new URL(path, url), { method, headers }, async (response) => {
      resolve({ status: response.statusCode ?? 0, body: await text(response) });
    });
    one.on('error', reject);
    one.end(method === 'GET' ? undefined : body);
  });
}

test('whether it is up, anybody on this machine may ask', async () => {
  expect(await knock({ path: '/health', method: 'GET' })).toEqual({ status: 200, body: '{"worker":"up"}' });
});

test('a caller without the secret is refused, whoever signed in', async () => {
  const { ctx, connectionId } = await looking('admin');
  const path = `/live/${connectionId}/history`;
  for (const wrong of [undefined, '', 'x', `${secret}x`, secret.slice(1)]) {
    const refused = await knock({ path, secret: wrong, session: ctx.sessionToken });
    expect(refused.status).toBe(403);
  }
});

test('without a session, or with one that ended or idled, nothing is read', async () => {
  const { ctx, connectionId } = await looking('admin');
  const path = `/live/${connectionId}/history`;
  const ended = await signedIn(ctx, { ended: true });
  const idle = await signedIn(ctx, { idleMinutes: 31 });
  for (const session of [null, 'x', ended.sessionToken, idle.sessionToken]) {
    expect((await knock({ path, secret, session })).status).toBe(401);
  }
});

test('a person shut out a moment ago is refused', async () => {
  const { ctx, connectionId } = await looking('analyst');
  await asOwner('update membership set disabled_at = now() where user_id = $1', [ctx.actor.userId]);
  const attempt = askLive(ctx, connectionId, 'history', { id: 'INC-1' }, signal);
  await expect(attempt).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a read comes back as the vendor gives it now', async () => {
  const { ctx, connectionId } = await looking('manager');
  answer = () => ({ body: { changeHistory: [] } });
  expect(await askLive(ctx, connectionId, 'history', { id: 'INC-1' }, signal)).toEqual({ entries: [], odd: [] });
  const streamed = await streamLive(ctx, { connectionId, read: 'history', params: { id: 'INC-1' } }, signal);
  expect(await streamed.json()).toEqual({ entries: [], odd: [] });
});

test('another workspace’s connection is not found', async () => {
  const { connectionId } = await looking('admin');
  const stranger = await signedIn(await aWorkspace('admin'));
  const attempt = askLive(stranger, connectionId, 'history', { id: 'INC-1' }, signal);
  await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
});

test.each(['nothing', 'toString', '__proto__', 'verify'])(
  'a read that is not on the list, %s, is not found',
  async (read) => {
    const { ctx, connectionId } = await looking('admin');
    await expect(askLive(ctx, connectionId, read, {}, signal)).rejects.toMatchObject({ code: 'not_found' });
  },
);

test.each(['../../x', 'https://attacker.example/', 'a/b', 'a?b=c'])(
  'a caller cannot choose a path: %s',
  async (read) => {
    const { ctx, connectionId } = await looking('admin');
    const before = vendor.asked.length;
    await expect(askLive(ctx, connectionId, read, {}, signal)).rejects.toMatchObject({ code: 'not_found' });
    expect(vendor.asked).toHaveLength(before);
  },
);

test('an id that is none stays an input, beside which the fault is named', async () => {
  const { ctx, connectionId } = await looking('admin');
  const attempt = askLive(ctx, connectionId, 'history', { id: '../../users', extra: '1' }, signal);
  await expect(attempt).rejects.toMatchObject({ code: 'bad_input' });
});

test('evidence is refused to managers', async () => {
  const { ctx, connectionId } = await looking('manager');
  const attempt = askLive(ctx, connectionId, 'triggers', { id: 'INC-1' }, signal, 'customer case 12');
  await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
  expect(await auditOf(ctx)).toEqual([]);
});

test('evidence needs a purpose', async () => {
  const { ctx, connectionId } = await looking('analyst');
  for (const purpose of [undefined, '', '    .   ']) {
    const attempt = askLive(ctx, connectionId, 'triggers', { id: 'INC-1' }, signal, purpose);
    await expect(attempt).rejects.toMatchObject({ code: 'bad_input', fields: { purpose: expect.any(String) } });
  }
});

test('who looks at evidence, and why, is on record before the vendor is asked', async () => {
  let recorded: unknown;
  const watching = await handMade(async ({ url }, response) => {
    if (!url?.includes('token')) recorded = await auditOf(at.ctx);
    response.end(JSON.stringify(url?.includes('token') ? DLP_TOKEN.body : {}));
  });
  const at = await looking('analyst', watching.origin);
  await askLive(at.ctx, at.connectionId, 'triggers', { id: 'INC-1' }, signal, 'customer case 12');
  watching.close();
  const after = { read: 'triggers', purpose: 'customer case 12' };
  expect(recorded).toMatchObject([
    { action: 'finding.evidence', subject_id: at.finding.id, actor: at.ctx.actor.name, after },
  ]);
});

test('a vendor’s failure keeps its kind and its words', async () => {
  const { ctx, connectionId } = await looking('analyst');
  answer = () => ({ status: 403, body: { message: 'Incident is locked' } });
  const attempt = askLive(ctx, connectionId, 'history', { id: 'INC-1' }, signal);
  await expect(attempt).rejects.toMatchObject({ name: 'VendorError', message: expect.stringContaining('locked') });
});

test('a body that is too large, or no JSON, is refused', async () => {
  const { sessionToken: session } = await signedIn(await aWorkspace('admin'));
  expect((await knock({ secret, session, body: 'x' })).status).toBe(422);
  expect((await knock({ secret, session, body: JSON.stringify('x'.repeat(600_000)) })).status).toBe(413);
});

test('when the caller goes away the vendor’s call is given up', async () => {
  const leaving = new AbortController();
  let closed = false;
  const hanging = await handMade(({ url }, response) => {
    if (url?.includes('token')) return void response.end(JSON.stringify(DLP_TOKEN.body));
    response.on('close', () => {
      closed = true;
    });
    leaving.abort(new Error('gone'));
  });
  const { ctx, connectionId } = await looking('analyst', hanging.origin);
  await expect(askLive(ctx, connectionId, 'history', { id: 'INC-1' }, leaving.signal)).rejects.toThrow('gone');
  await expect.poll(() => closed).toBe(true);
  hanging.close();
});

const tenant = (over: object = {}) => ({
  vendor: 'workato',
  origin: vendor.origin,
  settings: {},
  credentials: { apiToken: `planted-${crypto.randomUUID()}` },
  ...over,
});

async function previewed(ctx: Ctx, over: object = {}) {
  return previewConnection(ctx, tenant(over), signal);
}

test('a tenant can be tried before it is added, and nothing of it is kept', async () => {
  const ctx = await signedIn(await aWorkspace('admin'));
  answer = ({ path }) => (path.endsWith('/me') ? { body: { id: 7, name: 'Northwind' } } : { body: { data: [] } });
  expect(await previewed(ctx)).toMatchObject({
    words: expect.stringContaining('Northwind'),
    noun: 'finding',
    items: [],
  });
  for (const table of ['connection', 'connection_secret', 'connection_inbox', 'workspace_key', 'finding', 'item']) {
    expect(await asOwner(`select 1 from ${table} where workspace_id = $1`, [ctx.workspaceId]), table).toEqual([]);
  }
  expect(await auditOf(ctx)).toMatchObject([{ action: 'connection.preview', after: { origin: vendor.origin } }]);
});

test('a preview shows the vendor’s refusal', async () => {
  const ctx = await signedIn(await aWorkspace('admin'));
  answer = () => ({ status: 401, body: {} });
  await expect(previewed(ctx)).rejects.toMatchObject({ name: 'VendorError', fault: 'auth' });
});

test('only admins may try a tenant, and only at an address that is allowed', async () => {
  const ctx = await signedIn(await aWorkspace('admin'));
  const analyst = await signedIn(await aColleague(ctx, 'analyst'));
  await expect(previewed(analyst)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(previewed(ctx, { origin: 'http://10.0.0.1' })).rejects.toMatchObject({
    fields: { origin: expect.any(String) },
  });
});

test('the worker looks at the role and the address itself, whatever the web lets through', async () => {
  const ctx = await signedIn(await aWorkspace('analyst'));
  const place = { connectionId: crypto.randomUUID(), vendor: 'zscaler-posture', origin: 'https://attacker.example' };
  const key = workerKeyOf(keyRing().current);
  const { workspaceId } = ctx;
  const sealed = sealToWorker(Buffer.from('{"apiKey":"x"}'), key.publicKey, { ...place, workspaceId });
  const body = JSON.stringify({ ...place, settings: {}, workerKeyId: key.id, sealed: sealed.toString('base64') });
  expect((await knock({ secret, session: ctx.sessionToken, body })).status).toBe(403);
  const admin = await signedIn(await aColleague(ctx, 'admin'));
  const refused = await knock({ secret, session: admin.sessionToken, body });
  expect(JSON.parse(refused.body)).toMatchObject({ code: 'not_possible', message: expect.stringContaining('address') });
  expect(await auditOf(ctx)).toMatchObject([
    { action: 'connection.preview' },
    { action: 'connection.open_refused', after: { reason: 'origin_refused' } },
  ]);
});
