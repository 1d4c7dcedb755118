import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { unsealCredentials } from '@/lib/vault/unseal';
import { SetBackfill } from './backfill-body';
import { createConnection } from './create';
import { disableConnection } from './disable';
import { enableConnection } from './enable';
import { importOverrides } from './overrides';
import { getConnection, listConnections } from './read';
import { removeConnection } from './remove';
import { rotateConnection } from './rotate';
import { CreateConnection } from './schema';
import { setBackfill } from './set-backfill';
import { syncNow } from './sync-now';
import { aWorkerKey, nowOk } from './testing';
import { updateConnection } from './update-settings';

const vaultKey = randomBytes(32).toString('base64');
process.env.VAULT_KEY = vaultKey;
const token = 'planted-token-8c21';
const given = (over: Partial<CreateConnection> = {}) =>
  CreateConnection.parse({
    vendor: 'workato',
    name: 'Production',
    origin: 'https://www.workato.com',
    settings: { environment: 'prod' },
    credentials: { apiToken: token },
    ...over,
  });

beforeAll(async () => {
  await aWorkerKey(vaultKey);
});

async function connected(over: Partial<CreateConnection> = {}) {
  const ctx = await aWorkspace('admin');
  const { id, version } = await createConnection(ctx, given(over));
  await nowOk(id);
  return { ctx, id, version };
}

const inboxOf = (id: string) =>
  asOwner<{ worker_key_id: string; sealed: Buffer }>(
    'select worker_key_id, sealed from connection_inbox where connection_id = $1 order by id',
    [id],
  );

// Every change, as an admin makes it: the four standing cases hold for each.
const changes: Record<string, (ctx: Ctx, at: { id: string; version: number }) => Promise<unknown>> = {
  'connection.disable': disableConnection,
  'connection.enable': enableConnection,
  'connection.remove': removeConnection,
  'connection.rotate': (ctx, at) => rotateConnection(ctx, { ...at, credentials: { apiToken: 'new' } }),
  'connection.update': (ctx, at) => updateConnection(ctx, { ...at, name: 'Other' }),
  'connection.import_overrides': (ctx, at) =>
    importOverrides(ctx, {
      ...at,
      file: { kind: 'onequeue.overrides', format: 1, vendor: 'workato', overrides: {} },
    }),
  'connection.sync_now': syncNow,
  'connection.backfill': (ctx, { id }) => setBackfill(ctx, { id, noun: 'finding', from: '2026-01-01', seen: null }),
};
const verbs = Object.entries(changes);
const UNVERSIONED = ['connection.sync_now', 'connection.backfill'];
const versioned = verbs.filter(([action]) => !UNVERSIONED.includes(action));

/** A backfill that a worker is on. */
async function aBackfill({ ctx, id }: { ctx: Ctx; id: string }, cursor: object = {}, dueAt = '2026-11-20') {
  await asOwner(
    `insert into sync_stream (workspace_id, connection_id, noun, stream, cursor, due_at, attempt, lease_until)
     values ($1, $2, 'finding', 'backfill', $3, $4, 7, now() + interval '1 minute')`,
    [ctx.workspaceId, id, cursor, dueAt],
  );
}

async function ready(action: string) {
  const at = await connected();
  if (action === 'connection.backfill') await aBackfill(at);
  if (action !== 'connection.enable') return at;
  await asOwner("update connection set state = 'disabled' where id = $1", [at.id]);
  return at;
}

test.each(verbs)('%s works and leaves its audit row', async (action, change) => {
  const { ctx, ...at } = await ready(action);
  await change(ctx, at);
  expect((await auditOf(ctx)).at(-1)).toMatchObject({ action, subject_id: at.id, actor: ctx.actor.name });
});

test.each(verbs)('%s does not find another workspace’s connection', async (action, change) => {
  const { ctx: _, ...at } = await ready(action);
  await expect(change(await aWorkspace('admin'), at)).rejects.toMatchObject({ code: 'not_found' });
});

test.each(verbs)('%s is forbidden to analysts and managers', async (action, change) => {
  const { ctx, ...at } = await ready(action);
  for (const role of ['analyst', 'manager'] as const) {
    await expect(change(await aColleague(ctx, role), at)).rejects.toMatchObject({ code: 'forbidden' });
  }
});

test.each(versioned)('%s on what somebody else has changed meanwhile is a conflict', async (action, change) => {
  const { ctx, ...at } = await ready(action);
  await asOwner('update connection set version = version + 1 where id = $1', [at.id]);
  await expect(change(ctx, at)).rejects.toMatchObject({ code: 'conflict' });
});

test.each(versioned)('of two admins at %s, one wins', async (action, change) => {
  const { ctx, ...at } = await ready(action);
  const both = await Promise.allSettled([change(ctx, at), change(ctx, at)]);
  const refusal = both.find((one) => one.status === 'rejected');
  // A removed connection is not there any more for the second.
  expect(refusal?.reason.code).toMatch(/^(conflict|not_found)$/);
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
});

test('a new connection waits for the worker, and shows its secrets as dots only', async () => {
  const ctx = await aWorkspace('admin');
  const made = await createConnection(ctx, given());
  expect(made).toMatchObject({ state: 'pending', vendorLabel: 'Workato', version: 1, verifiedAt: null });
  expect(made.secrets).toEqual([{ name: 'apiToken', label: 'API client token', shown: null }]);
  await nowOk(made.id);
  const [shown] = await listConnections(ctx);
  expect(shown?.secrets[0]?.shown).toBe('••••');
  expect(await auditOf(ctx)).toMatchObject([
    { action: 'connection.create', after: { name: 'Production', credentials: ['apiToken'] } },
  ]);
});

test('what is left for the worker opens for this connection only', async () => {
  const { ctx, id } = await connected();
  const [row] = await inboxOf(id);
  if (!row) throw new Error('nothing was left');
  const place = {
    workspaceId: ctx.workspaceId,
    connectionId: id,
    vendor: 'workato',
    origin: 'https://www.workato.com',
  };
  expect(unsealCredentials(row.worker_key_id, row.sealed, place)).toEqual({ apiToken: token });
  expect(() => unsealCredentials(row.worker_key_id, row.sealed, { ...place, origin: 'https://x.example' })).toThrow();
});

test('the planted token is in no table', async () => {
  const { ctx, id, version } = await connected();
  await rotateConnection(ctx, { id, version, credentials: { apiToken: token } });
  for (const table of ['connection', 'connection_inbox', 'audit_event']) {
    const lines = await asOwner<{ line: string }>(`select t::text as line from ${table} t`);
    const text = lines.map(({ line }) => line).join('\n');
    expect(text).not.toContain(token);
    expect(text).not.toContain(Buffer.from(token).toString('hex'));
  }
});

test.each([
  ['a vendor nobody knows', { vendor: 'nobody' }, 'vendor'],
  ['a host that is not the vendor’s', { origin: 'https://workato.attacker.example' }, 'confirmOrigin'],
  [
    'a confirmation of something else',
    { origin: 'https://a.example', confirmOrigin: 'https://b.example' },
    'confirmOrigin',
  ],
  ['plain http', { origin: 'http://www.workato.com' }, 'origin'],
  ['a path', { origin: 'https://www.workato.com/api' }, 'origin'],
  ['no token', { credentials: {} }, 'credentials.apiToken'],
  ['a token of two words', { credentials: { apiToken: 'a b' } }, 'credentials.apiToken'],
  ['settings of the wrong kind', { settings: { environment: 7 } }, 'settings.environment'],
])('%s is refused beside its input, and nothing is kept', async (_name, over, field) => {
  const ctx = await aWorkspace('admin');
  const attempt = createConnection(ctx, given(over));
  await expect(attempt).rejects.toMatchObject({ code: 'bad_input', fields: { [field]: expect.any(String) } });
  expect(await listConnections(ctx)).toEqual([]);
  expect(await auditOf(ctx)).toEqual([]);
});

test('an address outside the papers is taken when it was confirmed exactly', async () => {
  const ctx = await aWorkspace('admin');
  const origin = 'https://workato.corp.example';
  expect(await createConnection(ctx, given({ origin, confirmOrigin: origin }))).toMatchObject({ origin });
});

test('analysts and managers neither see nor add connections', async () => {
  const { ctx, id } = await connected();
  for (const role of ['analyst', 'manager'] as const) {
    const who = await aColleague(ctx, role);
    await expect(listConnections(who)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getConnection(who, { id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createConnection(who, given())).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(await listConnections(await aWorkspace('admin'))).toEqual([]);
});

test('a name is taken whatever its letters’ size, and free again after a removal', async () => {
  const { ctx, ...at } = await connected();
  const again = createConnection(ctx, given({ name: 'PRODUCTION' }));
  await expect(again).rejects.toMatchObject({ code: 'bad_input', fields: { name: expect.any(String) } });
  await removeConnection(ctx, at);
  expect(await createConnection(ctx, given({ name: 'Production' }))).toMatchObject({ state: 'pending' });
});

test('without a worker no credentials are taken', async () => {
  const ctx = await aWorkspace('admin');
  const kept = await asOwner<{ id: string; public_key: Buffer }>('delete from worker_key returning id, public_key');
  await expect(createConnection(ctx, given())).rejects.toMatchObject({ code: 'unavailable' });
  for (const { id, public_key } of kept) await asOwner('insert into worker_key values ($1, $2)', [id, public_key]);
});

test('new credentials are checked while the old ones go on', async () => {
  const { ctx, ...at } = await connected();
  const row = await rotateConnection(ctx, { ...at, credentials: { apiToken: 'new' } });
  expect(row).toMatchObject({ state: 'ok', stateNote: 'New credentials are being checked.', version: 2 });
  expect(await inboxOf(at.id)).toHaveLength(2);
});

test('a new address comes with new credentials, and the connection pauses until they are checked', async () => {
  const { ctx, ...at } = await connected();
  const origin = 'https://app.eu.workato.com';
  const row = await rotateConnection(ctx, { ...at, credentials: { apiToken: 'new' }, origin });
  expect(row).toMatchObject({ state: 'pending', origin });
  const elsewhere = { id: at.id, version: 2, credentials: { apiToken: 'new' }, origin: 'https://x.example' };
  await expect(rotateConnection(ctx, elsewhere)).rejects.toMatchObject({
    fields: { confirmOrigin: expect.any(String) },
  });
});

test('new credentials do not wake a disabled connection, and do wake a stopped one', async () => {
  const { ctx, ...at } = await connected();
  await asOwner("update connection set state = 'disabled' where id = $1", [at.id]);
  expect(await rotateConnection(ctx, { ...at, credentials: { apiToken: 'new' } })).toMatchObject({ state: 'disabled' });
  await asOwner("update connection set state = 'auth_failed' where id = $1", [at.id]);
  const row = await rotateConnection(ctx, { id: at.id, version: 2, credentials: { apiToken: 'new' } });
  expect(row).toMatchObject({ state: 'pending' });
});

test('settings change without touching what is not given', async () => {
  const { ctx, ...at } = await connected();
  const row = await updateConnection(ctx, { ...at, settings: { environment: 'test', stray: 1 } });
  expect(row).toMatchObject({ name: 'Production', settings: { environment: 'test' }, state: 'ok' });
  expect((await auditOf(ctx)).at(-1)).toMatchObject({
    before: { settings: { environment: 'prod' } },
    after: { settings: { environment: 'test' } },
  });
});

test('names of numbers are kept for Edge, and an unknown severity is refused', async () => {
  const origin = 'https://edge.example';
  const over = {
    vendor: 'lacework-edge',
    origin,
    confirmOrigin: origin,
    settings: { accountName: 'northwind' },
    credentials: { apiToken: 'x' },
  };
  const { ctx, ...at } = await connected(over);
  const settings = { accountName: 'northwind', enumLabels: { severity: { 4: 'Critical' } } };
  const row = await updateConnection(ctx, { ...at, settings });
  expect(row.settings).toMatchObject({ enumLabels: { severity: { 4: 'Critical' } } });
  const wrong = { ...settings, roles: { severity: { Critical: 'terrible' } } };
  await expect(updateConnection(ctx, { id: at.id, version: 2, settings: wrong })).rejects.toMatchObject({
    fields: { 'settings.roles.severity.Critical': expect.any(String) },
  });
});

test('findings outlive their connection', async () => {
  const { ctx, ...at } = await connected();
  const finding = await aFinding(ctx, { connectionId: at.id });
  await removeConnection(ctx, at);
  expect(await asOwner('select id from finding where id = $1', [finding.id])).toHaveLength(1);
  await expect(getConnection(ctx, at)).rejects.toMatchObject({ code: 'not_found' });
});

test('what is in its state already says so', async () => {
  const { ctx, ...at } = await connected();
  await expect(enableConnection(ctx, at)).rejects.toMatchObject({ code: 'not_possible' });
  await disableConnection(ctx, at);
  await expect(disableConnection(ctx, { id: at.id, version: 2 })).rejects.toMatchObject({ code: 'not_possible' });
  await expect(syncNow(ctx, at)).rejects.toMatchObject({ code: 'not_possible' });
});

test('a pull asked for now is due now, but a finished backfill is not begun again', async () => {
  const { ctx, id } = await connected();
  for (const [stream, due] of [
    ['head', '2999-01-01'],
    ['backfill', 'infinity'],
  ]) {
    await asOwner(
      `insert into sync_stream (workspace_id, connection_id, noun, stream, due_at) values ($1, $2, 'finding', $3, $4)`,
      [ctx.workspaceId, id, stream, due],
    );
  }
  await syncNow(ctx, { id });
  const due = await asOwner(
    'select stream, due_at <= now() as now from sync_stream where connection_id = $1 order by 1',
    [id],
  );
  expect(due).toEqual([
    { stream: 'backfill', now: false },
    { stream: 'head', now: true },
  ]);
});

test('a backfill that was read whole goes on to an earlier day, from where it ended, and whoever is on it loses it', async () => {
  const { ctx, id } = await connected();
  const to = '2026-11-01T00:00:00.000Z';
  const end = '2026-06-01T00:00:00.000Z';
  await aBackfill({ ctx, id }, { from: end, next: end, to }, 'infinity');
  const streamOf = async () => {
    const [row] = await asOwner<{ cursor: object; attempt: number; due: boolean; free: boolean }>(
      'select cursor, attempt, due_at <= now() as due, lease_until is null as free from sync_stream where connection_id = $1',
      [id],
    );
    return row;
  };
  const set = (from: string, seen: string | null, noun: 'finding' | 'tag' = 'finding') =>
    setBackfill(ctx, { id, noun, from, seen });

  await expect(set('2026-01-01', null)).rejects.toMatchObject({ code: 'conflict' });
  await expect(set('2026-11-01', end)).rejects.toMatchObject({
    code: 'bad_input',
    fields: { from: expect.any(String) },
  });
  await expect(set('2026-01-01', end, 'tag')).rejects.toMatchObject({ code: 'not_possible' });
  expect(await streamOf()).toMatchObject({ attempt: 7, due: false });

  await set('2026-08-01', end);
  expect(await streamOf()).toMatchObject({ due: false, cursor: { from: '2026-08-01T00:00:00.000Z', next: end, to } });
  await set('2026-01-01', '2026-08-01T00:00:00.000Z');
  expect(await streamOf()).toEqual({
    cursor: { from: '2026-01-01T00:00:00.000Z', next: end, to },
    attempt: 9,
    due: true,
    free: true,
  });
  expect((await auditOf(ctx)).at(-1)).toMatchObject({
    before: { noun: 'finding', from: '2026-08-01T00:00:00.000Z' },
    after: { noun: 'finding', from: '2026-01-01T00:00:00.000Z' },
  });
});

test.each([
  ['2999-01-01', 'still to come'],
  ['2014-12-31', 'before 2015'],
  ['2026-02-31', 'Give a day'],
  ['yesterday', 'Give a day'],
])('a backfill from %s is answered at its field', (from, words) => {
  const read = SetBackfill.safeParse({ noun: 'finding', from, seen: null });
  expect(read.error?.issues[0]).toMatchObject({ path: ['from'], message: expect.stringContaining(words) });
});
