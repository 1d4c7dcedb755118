import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { asOwner, databaseUrlAs } from '@/lib/db/test-database';
import { asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import { scripted } from '@/lib/vendors/testing';
import { checkVaultKey } from './check';
import { forgetDataKeys } from './data-key';
import { ringOf } from './kek';
import { openConnection } from './open-connection';
import { storeCredentials } from './secrets';
import { aStoredConnection, aVaultKey } from './testing';

const vaultKey = aVaultKey();
const secret = { apiToken: 'planted-4f1d9a77c0' };
const vendor = await scripted(() => ({ body: { id: 7, name: 'Northwind' } }));
afterAll(() => vendor.close());

const stored = (over: { vendor?: string; origin?: string } = {}) =>
  aStoredConnection(secret, { origin: vendor.origin, ...over });
const open = ({ ctx, id }: Awaited<ReturnType<typeof stored>>) => openConnection(ctx, id, { priority: 'read' });

async function refused(attempt: Promise<unknown>, { ctx, id }: Awaited<ReturnType<typeof stored>>, reason: string) {
  await expect(attempt).rejects.toMatchObject({ name: 'VaultError', reason });
  const row = { action: 'connection.open_refused', subject_id: id, after: expect.objectContaining({ reason }) };
  expect(await auditOf(ctx)).toEqual([expect.objectContaining(row)]);
}

test('a connection opens, and its vendor is called with its credentials', async () => {
  const connected = await open(await stored());
  await connected.verify(AbortSignal.timeout(5000));
  expect(JSON.stringify(vendor.asked.at(-1)?.headers)).toContain(secret.apiToken);
});

test('what comes out does not hold the secret', async () => {
  const connected = await open(await stored());
  expect(JSON.stringify(connected)).not.toContain(secret.apiToken);
});

test('a secret moved to another connection does not open, and the connection stops', async () => {
  const from = await stored();
  const to = await stored();
  await asOwner(
    `update connection_secret to_row set envelope = from_row.envelope from connection_secret from_row
     where to_row.connection_id = $1 and from_row.connection_id = $2`,
    [to.id, from.id],
  );
  await refused(open(to), to, 'malformed'); // another workspace's key id
  const [row] = await asOwner('select state, state_note from connection where id = $1', [to.id]);
  expect(row).toMatchObject({ state: 'auth_failed', state_note: expect.stringContaining('altered') });
});

test('a secret moved to another connection of its workspace does not open', async () => {
  const from = await stored();
  const to = { ...from, id: crypto.randomUUID() };
  await asOwner(
    `insert into connection (workspace_id, id, vendor, name, origin, state)
     select workspace_id, $1::uuid, vendor, 'copy', origin, 'ok' from connection where id = $2`,
    [to.id, from.id],
  );
  await asOwner(
    `insert into connection_secret (workspace_id, connection_id, field, key_id, envelope)
     select workspace_id, $1::uuid, field, key_id, envelope from connection_secret where connection_id = $2`,
    [to.id, from.id],
  );
  await refused(open(to), to, 'does_not_open');
});

test('a secret moved to another workspace with its key does not open', async () => {
  const from = await stored();
  const to = { ...from, ctx: asWorker(await aWorkspace('admin')) };
  const move = [to.ctx.workspaceId, from.ctx.workspaceId];
  await asOwner(
    `insert into workspace_key (workspace_id, id, kek_id, envelope)
     select $1, id, kek_id, envelope from workspace_key where workspace_id = $2`,
    move,
  );
  await asOwner(
    `insert into connection (workspace_id, id, vendor, name, origin, state)
     select $1, id, vendor, name, origin, state from connection where workspace_id = $2`,
    move,
  );
  await asOwner(
    `insert into connection_secret (workspace_id, connection_id, field, key_id, envelope)
     select $1, connection_id, field, key_id, envelope from connection_secret where workspace_id = $2`,
    move,
  );
  await refused(open(to), to, 'does_not_open');
});

test('a secret moved to another field does not open', async () => {
  const at = await stored();
  await asOwner("update connection_secret set field = 'other' where connection_id = $1", [at.id]);
  await refused(open(at), at, 'does_not_open');
});

test.each([
  ['vendor', "update connection set vendor = 'zscaler-posture' where id = $1"],
  ['origin', "update connection set origin = 'https://www.workato.com' where id = $1"],
])('a changed %s does not open the old secret', async (_name, sql) => {
  const at = await stored();
  await asOwner(sql, [at.id]);
  await refused(open(at), at, 'does_not_open');
});

test.each([4, 8, 12])('a tag cut to %i bytes does not open', async (bytes) => {
  const at = await stored();
  await asOwner(
    'update connection_secret set envelope = substr(envelope, 1, length(envelope) - $2) where connection_id = $1',
    [at.id, 16 - bytes],
  );
  await refused(open(at), at, 'does_not_open');
});

test('a flipped bit does not open', async () => {
  const at = await stored();
  await asOwner(
    'update connection_secret set envelope = set_bit(envelope, 300, 1 - get_bit(envelope, 300)) where connection_id = $1',
    [at.id],
  );
  await refused(open(at), at, 'does_not_open');
});

test('a data key that is altered does not open', async () => {
  const at = await stored();
  const fresh = randomBytes(78);
  await asOwner('update workspace_key set envelope = $2 where workspace_id = $1', [at.ctx.workspaceId, fresh]);
  // This process has opened it before; another one has not.
  forgetDataKeys();
  await refused(open(at), at, 'malformed');
});

test.each(['pending', 'disabled', 'removed', 'auth_failed'])('a connection that is %s is refused', async (state) => {
  const at = await stored();
  await asOwner('update connection set state = $2 where id = $1', [at.id, state]);
  await refused(open(at), at, state);
});

test('a connection without credentials says so', async () => {
  const at = await stored();
  await asOwner('delete from connection_secret where connection_id = $1', [at.id]);
  await refused(open(at), at, 'no_credentials');
});

test('another workspace’s connection is not found', async () => {
  const at = await stored();
  const elsewhere = { ...at, ctx: asWorker(await aWorkspace('admin')) };
  await refused(open(elsewhere), elsewhere, 'not_found');
});

test('an address that only looks like the vendor’s is refused, even with credentials sealed for it', async () => {
  const at = await stored({ vendor: 'zscaler-posture', origin: 'https://api.zpccloud.net.attacker.example' });
  await refused(open(at), at, 'origin_refused');
});

test('nothing is opened inside a transaction', async () => {
  const { ctx, id } = await stored();
  const inside = inTx(ctx, (ctx) => openConnection(ctx, id, { priority: 'read' }));
  await expect(inside).rejects.toThrow('never called inside a transaction');
});

test('new credentials replace all old fields and the old session token', async () => {
  const { ctx, ...bound } = await stored();
  await asOwner(
    `insert into vendor_token select workspace_id, connection_id, key_id, envelope, now() from connection_secret
     where connection_id = $1`,
    [bound.id],
  );
  await inTx(ctx, (ctx) => storeCredentials(ctx, bound, { other: 'x', unset: undefined }));
  expect(await asOwner('select field from connection_secret where connection_id = $1', [bound.id])).toEqual([
    { field: 'other' },
  ]);
  expect(await asOwner('select 1 from vendor_token where connection_id = $1', [bound.id])).toEqual([]);
});

test('a worker without the key that is needed does not start, and names it', async () => {
  await stored();
  const needed = ringOf(vaultKey).current.id;
  await checkVaultKey();
  const wrong = ringOf(randomBytes(32).toString('base64'));
  await expect(checkVaultKey(wrong)).rejects.toThrow(`The vault key ${needed} is missing (given: ${wrong.current.id})`);
});

test.each(['connection_secret', 'vendor_token', 'workspace_key', 'connection_inbox', 'user_password', 'rate_bucket'])(
  'the web’s database role cannot read %s',
  async (table) => {
    const { ctx } = await stored();
    const client = new pg.Client({ connectionString: databaseUrlAs('onequeue_web') });
    await client.connect();
    await client.query("select set_config('onequeue.workspace', $1, false)", [ctx.workspaceId]);
    await expect(client.query(`select * from ${table}`)).rejects.toThrow('permission denied');
    await client.end();
  },
);

test('the web’s database role can neither claim a check nor publish a key', async () => {
  const { ctx, id } = await stored();
  const client = new pg.Client({ connectionString: databaseUrlAs('onequeue_web') });
  await client.connect();
  await client.query("select set_config('onequeue.workspace', $1, false)", [ctx.workspaceId]);
  const claim = client.query('update connection set verified_at = now() where id = $1', [id]);
  await expect(claim).rejects.toThrow('permission denied');
  const publish = client.query("insert into worker_key (id, public_key) values ('x', 'y')");
  await expect(publish).rejects.toThrow('permission denied');
  await client.end();
});

test('the planted secret is in no column of any table, raw, base64 or hex', async () => {
  await stored();
  const tables = await asOwner<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const marks = [secret.apiToken, Buffer.from(secret.apiToken).toString('hex')];
  for (const shift of ['', 'a', 'ab']) {
    const text = Buffer.from(shift + secret.apiToken).toString('base64');
    marks.push(text.slice(shift ? 4 : 0, -4));
  }
  for (const { name } of tables) {
    const rows = await asOwner<{ line: string }>(`select t::text as line from "${name}" t`);
    const held = rows.map(({ line }) => line).join('\n');
    for (const mark of marks) expect(held.includes(mark), name).toBe(false);
  }
});
