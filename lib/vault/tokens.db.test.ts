import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { auditOf } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import { storeCredentials } from './secrets';
import { aStoredConnection, aVaultKey } from './testing';
import { readToken, storeToken } from './token-row';
import { forgetTokens, sharedTokens } from './tokens';

aVaultKey();
beforeEach(forgetTokens);

async function owned() {
  const { ctx, ...bound } = await aStoredConnection({ apiToken: 'key' }, { vendor: 'lacework-edge' });
  return { ctx, owner: { ...bound, credentialsAt: await credentialsAt(bound.id) } };
}

async function credentialsAt(id: string): Promise<Date> {
  const [row] = await asOwner<{ at: Date }>('select credentials_at as at from connection where id = $1', [id]);
  if (!row) throw new Error('no connection');
  return row.at;
}

const fresh = (value: string) => ({ value, expiresAt: Date.now() + 60_000 });
const stored = async ({ ctx, owner }: Awaited<ReturnType<typeof owned>>, value: string) =>
  inTx(ctx, (ctx) => storeToken(ctx, owner, fresh(value)));

test('fifty refusals at once over two processes buy one token', async () => {
  let bought = 0;
  const server = createServer((_request, response) => {
    bought += 1;
    setTimeout(() => response.end(`token ${bought}`), 300);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const at = await owned();
  await stored(at, 'stale');
  const job = { ...at.owner, workspaceId: at.ctx.workspaceId, tokenUrl: `http://127.0.0.1:${port}/`, calls: 25 };
  const flags = ['--conditions=react-server', '--import', 'tsx', 'lib/vault/renew-in-process.ts', JSON.stringify(job)];
  const run = () => promisify(execFile)(process.execPath, flags);
  const printed = await Promise.all([run(), run()]);
  server.close();
  expect(bought).toBe(1);
  expect(printed.map(({ stdout }) => JSON.parse(stdout))).toEqual([['token 1'], ['token 1']]);
});

test('a token is kept sealed, and found by another process', async () => {
  const at = await owned();
  await sharedTokens(at.ctx, at.owner).renew(null, async () => fresh('planted-session'));
  forgetTokens();
  expect(await sharedTokens(at.ctx, at.owner).get()).toMatchObject({ value: 'planted-session' });
  const [row] = await asOwner<{ line: string }>('select t::text as line from vendor_token t');
  expect(row?.line).not.toContain(Buffer.from('planted-session').toString('hex'));
});

test('who comes with a token that was replaced meanwhile gets the new one', async () => {
  const at = await owned();
  await stored(at, 'new');
  const tokens = sharedTokens(at.ctx, at.owner);
  expect(await tokens.renew('old', async () => Promise.reject(new Error('not needed')))).toBe('new');
});

test('a renewal that fails is told to all who waited, and may be tried again', async () => {
  const at = await owned();
  const tokens = sharedTokens(at.ctx, at.owner);
  let tries = 0;
  const refused = async () => {
    tries += 1;
    throw new Error('refused');
  };
  const waiting = await Promise.allSettled([1, 2, 3].map(() => tokens.renew(null, refused)));
  expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(tries).toBe(1);
  expect(await tokens.renew(null, async () => fresh('later'))).toBe('later');
});

test('a token bought with replaced credentials is not kept', async () => {
  const at = await owned();
  await inTx(at.ctx, (ctx) => storeCredentials(ctx, at.owner, { apiToken: 'newer' }));
  await asOwner("update connection set credentials_at = now() + interval '1 second' where id = $1", [at.owner.id]);
  await stored(at, 'of the old key');
  expect(await readToken(at.ctx, at.owner)).toBeNull();
});

test('a token moved to another connection counts as none, and leaves an audit row', async () => {
  const from = await owned();
  await stored(from, 'one');
  const to = { ...from.owner, id: crypto.randomUUID() };
  await asOwner(
    `insert into connection (workspace_id, id, vendor, name, origin, state)
     select workspace_id, $1::uuid, vendor, 'copy', origin, 'ok' from connection where id = $2`,
    [to.id, from.owner.id],
  );
  await asOwner('update vendor_token set connection_id = $1 where connection_id = $2', [to.id, from.owner.id]);
  expect(await readToken(from.ctx, to)).toBeNull();
  expect(await auditOf(from.ctx)).toMatchObject([
    { action: 'connection.open_refused', subject_id: to.id, after: { reason: 'does_not_open', field: '$session' } },
  ]);
});
