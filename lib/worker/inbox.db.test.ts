import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestAction } from '@/lib/actions/request';
import { createConnection } from '@/lib/connections/create';
import { disableConnection } from '@/lib/connections/disable';
import { enableConnection } from '@/lib/connections/enable';
import { getConnection } from '@/lib/connections/read';
import { removeConnection } from '@/lib/connections/remove';
import { rotateConnection } from '@/lib/connections/rotate';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner, databaseUrlAs } from '@/lib/db/test-database';
import { aFinding, asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { getFinding, getFindingRow } from '@/lib/findings/detail';
import { openCredentials } from '@/lib/vault/secrets';
import { aVaultKey } from '@/lib/vault/testing';
import { publishWorkerKey } from '@/lib/vault/worker-key';
import { type Answer, scripted } from '@/lib/vendors/testing';
import { takeInbox } from './inbox';
import { handMade } from './testing';

aVaultKey();
const ME = { body: { id: 7, name: 'Northwind' } };
const answers = new Map<string, Answer>();
// What the vendor says depends on the token it is shown.
const vendor = await scripted(({ headers }) => answers.get(String(headers.authorization).slice(7)) ?? ME);
const signal = new AbortController().signal;

beforeAll(publishWorkerKey);
afterAll(() => vendor.close());

function aToken(answer: Answer = ME): string {
  const token = `planted-${randomBytes(8).toString('hex')}`;
  answers.set(token, answer);
  return token;
}

async function added(answer?: Answer) {
  const ctx = await aWorkspace('admin');
  const token = aToken(answer);
  const { id } = await createConnection(ctx, {
    vendor: 'workato',
    name: 'Production',
    origin: vendor.origin,
    settings: {},
    credentials: { apiToken: token },
  });
  await taken();
  return { ctx, token, id };
}

const taken = async () => Promise.all(await takeInbox(signal));
const now = (ctx: Ctx, id: string) => getConnection(ctx, { id });
const stored = (ctx: Ctx, id: string) =>
  openCredentials(asWorker(ctx), { id, vendor: 'workato', origin: vendor.origin }).catch((error) => error.reason);
const waiting = (id: string) => asOwner('select id from connection_inbox where connection_id = $1', [id]);
const lastAudit = async (ctx: Ctx) => (await auditOf(ctx)).at(-1);

test('credentials that work are kept, and the connection runs', async () => {
  const { ctx, id, token } = await added();
  expect(await now(ctx, id)).toMatchObject({
    state: 'ok',
    stateNote: expect.stringContaining('Northwind'),
    verifiedAt: expect.any(Date),
    credentialsAt: expect.any(Date),
    secrets: [{ name: 'apiToken', shown: '••••' }],
  });
  expect(await stored(ctx, id)).toEqual({ apiToken: token });
  expect(await waiting(id)).toEqual([]);
  expect(await lastAudit(ctx)).toMatchObject({ action: 'connection.credentials_accepted', actor: 'Onequeue' });
});

test.each([
  ['refused', { status: 401, body: { message: 'Unauthorized' } }],
  ['answered by a web page', { text: '<html>Sign in</html>', headers: { 'content-type': 'text/html' } }],
  ['answered with half a body', { text: '{"id": 7, "na' }],
])('credentials that are %s are thrown away, and the connection says why', async (_name, answer) => {
  const { ctx, id } = await added(answer);
  const connection = await now(ctx, id);
  expect(connection).toMatchObject({ state: 'auth_failed', verifiedAt: null, secrets: [{ shown: null }] });
  expect(connection.stateNote).toMatch(/\w+ \w+/);
  expect(await stored(ctx, id)).toBe('no_credentials');
  expect(await waiting(id)).toEqual([]);
  expect(await lastAudit(ctx)).toMatchObject({ action: 'connection.credentials_refused' });
});

test('a vendor that is away decides nothing: the credentials wait, and are taken later', async () => {
  const { ctx, id, token } = await added({ status: 503, text: 'busy' });
  expect(await now(ctx, id)).toMatchObject({ state: 'pending', stateNote: expect.stringContaining('tried again') });
  expect(await waiting(id)).toHaveLength(1);
  answers.set(token, ME);
  await taken();
  expect(await now(ctx, id), 'too soon').toMatchObject({ state: 'pending' });
  const stateLater = async () => {
    await taken();
    return (await now(ctx, id)).state;
  };
  await expect.poll(stateLater, { timeout: 15_000 }).toBe('ok');
});

test('a vendor that does not answer holds up nobody else', async () => {
  const silent = await handMade(() => undefined);
  const slow = await aWorkspace('admin');
  const given = { vendor: 'workato', name: 'Slow', settings: {} };
  await createConnection(slow, { ...given, origin: silent.origin, credentials: { apiToken: aToken() } });
  const first = await takeInbox(signal);
  const quick = await aWorkspace('admin');
  const { id } = await createConnection(quick, {
    ...given,
    origin: vendor.origin,
    credentials: { apiToken: aToken() },
  });
  await takeInbox(signal);
  await expect.poll(async () => (await now(quick, id)).state, { timeout: 5000 }).toBe('ok');
  silent.close();
  await Promise.all(first);
});

test('new credentials take the place of the old', async () => {
  const { ctx, id } = await added();
  const token = aToken();
  await rotateConnection(ctx, { id, version: 1, credentials: { apiToken: token } });
  await taken();
  expect(await stored(ctx, id)).toEqual({ apiToken: token });
});

test('new credentials that do not work leave the old ones in use, and say so', async () => {
  const { ctx, id, token } = await added();
  await rotateConnection(ctx, { id, version: 1, credentials: { apiToken: aToken({ status: 401, body: {} }) } });
  await taken();
  expect(await now(ctx, id)).toMatchObject({ state: 'ok', stateNote: expect.stringContaining('not taken') });
  expect(await stored(ctx, id)).toEqual({ apiToken: token });
});

test('of credentials given twice, the newest count', async () => {
  const { ctx, id } = await added();
  const token = aToken();
  await rotateConnection(ctx, { id, version: 1, credentials: { apiToken: aToken({ status: 401, body: {} }) } });
  await rotateConnection(ctx, { id, version: 2, credentials: { apiToken: token } });
  await taken();
  expect(await stored(ctx, id)).toEqual({ apiToken: token });
  expect(await waiting(id)).toEqual([]);
});

test('what was disabled gets new credentials without being woken', async () => {
  const { ctx, id } = await added();
  await disableConnection(ctx, { id, version: 1 });
  const token = aToken();
  await rotateConnection(ctx, { id, version: 2, credentials: { apiToken: token } });
  await taken();
  expect(await now(ctx, id)).toMatchObject({ state: 'disabled' });
  expect(await stored(ctx, id)).toEqual({ apiToken: token });
});

test('what is enabled again runs after a check, or stops again', async () => {
  const { ctx, id, token } = await added();
  await disableConnection(ctx, { id, version: 1 });
  await enableConnection(ctx, { id, version: 2 });
  await taken();
  expect(await now(ctx, id)).toMatchObject({ state: 'ok' });
  answers.set(token, { status: 401, body: {} });
  await disableConnection(ctx, { id, version: 3 });
  await enableConnection(ctx, { id, version: 4 });
  await taken();
  expect(await now(ctx, id)).toMatchObject({ state: 'auth_failed' });
});

test('a new address keeps the old credentials from opening, whatever becomes of the new ones', async () => {
  const { ctx, id } = await added();
  const origin = 'http://127.0.0.1:9';
  await rotateConnection(ctx, { id, version: 1, credentials: { apiToken: aToken() }, origin });
  expect(await stored(asWorker(ctx), id)).toMatchObject({ apiToken: expect.any(String) });
  const atNew = openCredentials(asWorker(ctx), { id, vendor: 'workato', origin });
  await expect(atNew).rejects.toMatchObject({ reason: 'does_not_open' });
});

test('the secrets of a removed connection are deleted', async () => {
  const { ctx, id } = await added();
  await rotateConnection(ctx, { id, version: 1, credentials: { apiToken: aToken() } });
  await removeConnection(ctx, { id, version: 2 });
  await taken();
  for (const table of ['connection_secret', 'connection_inbox', 'vendor_token']) {
    expect(await asOwner(`select 1 from ${table} where connection_id = $1`, [id])).toEqual([]);
  }
  expect((await auditOf(ctx)).slice(-2).map(({ action }) => action)).toEqual([
    'connection.secrets_deleted',
    'connection.cleared',
  ]);
});

test('what a removed connection brought leaves the queue, and a run that is under way brings nothing back', async () => {
  const { ctx, id } = await added();
  const [open, closed] = [
    await aFinding(ctx, { connectionId: id, kind: 'automation_event' }),
    await aFinding(ctx, { connectionId: id, kind: 'automation_event', status: 'resolved' }),
  ];
  const other = await aFinding(ctx, { kind: 'automation_event' });
  await asOwner(
    `insert into item (workspace_id, id, connection_id, noun, kind, external_id, title, at, raw, hash)
     values ($1, gen_random_uuid(), $2, 'tag', 'tag', '1', 'Payroll', now(), '{}', '')`,
    [ctx.workspaceId, id],
  );
  await asOwner(
    `insert into sync_stream (workspace_id, connection_id, noun, stream, state, attempt, lease_until)
     values ($1, $2, 'finding', 'head', 'running', 4, now() + interval '1 minute')`,
    [ctx.workspaceId, id],
  );
  const sent = await asOwner<{ id: string }>(
    `insert into action (workspace_id, id, connection_id, command, target, input, reference, state, requested_by)
     values ($1, gen_random_uuid(), $2, 'tag.create', '', '{}', 'r', 'sending', $3) returning id`,
    [ctx.workspaceId, id, ctx.actor.userId],
  );
  await removeConnection(ctx, { id, version: 1 });
  await taken();
  const cleared = async () => (await asOwner('select cleared_at from connection where id = $1', [id]))[0]?.cleared_at;
  expect(await cleared()).toBeNull();
  expect(await asOwner('select attempt, lease_until from sync_stream where connection_id = $1', [id])).toEqual([
    { attempt: 5, lease_until: null },
  ]);

  await asOwner("update action set state = 'done' where id = $1", [sent[0]?.id]);
  await taken();
  expect(await cleared()).not.toBeNull();
  const rowOf = (one: { id: string }) => getFindingRow(ctx, one.id);
  expect(await rowOf(open)).toMatchObject({ status: 'resolved', tenant: { removedAt: expect.any(String) } });
  expect((await rowOf(open)).goneAt).not.toBeNull();
  expect(await rowOf(closed)).toMatchObject({ status: 'resolved', goneAt: null });
  expect(await rowOf(other)).toMatchObject({ status: 'new', goneAt: null, tenant: { removedAt: null } });
  expect(JSON.parse(await getFinding(ctx, open.id)).timeline).toContainEqual(
    expect.objectContaining({ origin: 'console', what: 'tenant_removed' }),
  );
  expect(await asOwner('select 1 from item where connection_id = $1 and gone_at is null', [id])).toEqual([]);
  await expect(
    requestAction(ctx, { command: 'tag.create', input: { title: 'x' }, on: { connectionId: id } }),
  ).rejects.toMatchObject({ code: 'not_possible', message: expect.stringContaining('removed') });
});

test.each([
  [
    'altered',
    'update connection_inbox set sealed = set_bit(sealed, 700, 1 - get_bit(sealed, 700)) where connection_id = $1',
  ],
  ['cut', 'update connection_inbox set sealed = substr(sealed, 1, length(sealed) - 8) where connection_id = $1'],
  ['for another worker', "update connection_inbox set worker_key_id = 'x' where connection_id = $1"],
])('sealed credentials that are %s are refused', async (_name, sql) => {
  const { ctx, id, token } = await added();
  await rotateConnection(ctx, { id, version: 1, credentials: { apiToken: aToken() } });
  await asOwner(sql, [id]);
  await taken();
  expect(await lastAudit(ctx)).toMatchObject({ action: 'connection.credentials_refused' });
  expect(await stored(ctx, id)).toEqual({ apiToken: token });
});

test('no planted credential is in anything the web can read', async () => {
  const { ctx, id } = await added({ status: 401, body: { message: `bad token` } });
  await added();
  await rotateConnection(ctx, { id, version: 1, credentials: { apiToken: aToken() } });
  await taken();
  const client = new pg.Client({ connectionString: databaseUrlAs('onequeue_web') });
  await client.connect();
  await client.query("select set_config('onequeue.workspace', $1, false)", [ctx.workspaceId]);
  const { rows: columns } = await client.query<{ t: string; c: string }>(
    `select table_name t, column_name c from information_schema.columns where table_schema = 'public'
     and has_column_privilege(current_user, quote_ident(table_name), column_name, 'select')`,
  );
  expect(columns.some(({ t }) => t === 'connection_secret')).toBe(false);
  let seen = 0;
  for (const { t, c } of columns) {
    const { rows } = await client.query<{ v: string }>(`select "${c}"::text v from "${t}"`);
    const text = rows.map(({ v }) => v).join('\n');
    seen += text.length;
    expect(text, `${t}.${c}`).not.toMatch(/planted-/);
    expect(text, `${t}.${c}`).not.toContain(Buffer.from('planted-').toString('hex'));
  }
  expect(seen).toBeGreaterThan(1000);
  await client.end();
});
