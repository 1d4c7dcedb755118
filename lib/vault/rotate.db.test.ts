import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { auditOf } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import { checkVaultKey } from './check';
import { createDataKey, forgetDataKeys } from './data-key';
import { freshKeyRing, ringOf } from './kek';
import { finishRotation, rewrapDataKeys, rotateDataKey } from './rotate';
import { openCredentials, storeCredentials } from './secrets';
import { aStoredConnection } from './testing';

const newKey = () => randomBytes(32).toString('base64');
const first = newKey();
const file = path.join(tmpdir(), `onequeue-${randomBytes(6).toString('hex')}.key`);
process.env.VAULT_KEY_FILE = file;
writeFileSync(file, first, { mode: 0o600 });

afterAll(() => rmSync(file));

const keysOf = (ctx: Ctx) =>
  asOwner<{ id: string; kek_id: string; retired_at: Date | null }>(
    'select id, kek_id, retired_at from workspace_key where workspace_id = $1 order by id',
    [ctx.workspaceId],
  );
const sealedWith = (ctx: Ctx) =>
  asOwner<{ key_id: string }>('select distinct key_id from connection_secret where workspace_id = $1', [
    ctx.workspaceId,
  ]);

test('a new data key seals everything, and the old one is deleted', async () => {
  const { ctx, ...bound } = await aStoredConnection({ apiToken: 'one', other: 'two' });
  const [before] = await keysOf(ctx);
  expect(await rotateDataKey(ctx)).toEqual({ resealed: 2, left: 0 });
  const [after, ...more] = await keysOf(ctx);
  expect(more).toEqual([]);
  expect(after?.id).not.toBe(before?.id);
  expect(await sealedWith(ctx)).toEqual([{ key_id: after?.id }]);
  forgetDataKeys();
  expect(await openCredentials(ctx, bound)).toEqual({ apiToken: 'one', other: 'two' });
  expect((await auditOf(ctx)).map((row) => row.action)).toEqual(['vault.rotate']);
});

test('a rotation that was killed goes on where it stopped', async () => {
  const { ctx, ...bound } = await aStoredConnection({ apiToken: 'one' });
  // What a process leaves that was killed right after it had made the new key.
  await asOwner('update workspace_key set retired_at = now() where workspace_id = $1', [ctx.workspaceId]);
  await inTx(ctx, createDataKey);
  expect(await openCredentials(ctx, bound)).toEqual({ apiToken: 'one' });
  expect(await finishRotation(ctx)).toEqual({ resealed: 1, left: 0 });
  expect(await keysOf(ctx)).toHaveLength(1);
  expect(await openCredentials(ctx, bound)).toEqual({ apiToken: 'one' });
});

test('no read fails while keys change', async () => {
  const { ctx, ...bound } = await aStoredConnection({ apiToken: 'one' });
  let reads = 0;
  let stop = false;
  const reading = Array.from({ length: 3 }, async () => {
    while (!stop) {
      if (reads % 7 === 0) forgetDataKeys();
      expect(await openCredentials(ctx, bound)).toEqual({ apiToken: 'one' });
      reads += 1;
    }
  });
  const lines = [first];
  const working = (async () => {
    for (let round = 0; round < 8; round++) {
      await rotateDataKey(ctx);
      await inTx(ctx, (ctx) => storeCredentials(ctx, bound, { apiToken: 'one' }));
      lines.unshift(newKey());
      writeFileSync(file, lines.join('\n'));
      await rewrapDataKeys(ctx);
    }
  })();
  await Promise.race([working, Promise.all(reading)]);
  stop = true;
  await Promise.all(reading);
  expect(reads).toBeGreaterThan(50);
});

test('a new vault key takes over without a restart; then the old one can go', async () => {
  writeFileSync(file, first);
  freshKeyRing();
  const { ctx, ...bound } = await aStoredConnection({ apiToken: 'one' });
  const second = newKey();
  writeFileSync(file, `${second}\n${first}\n`);
  expect(await rewrapDataKeys(ctx)).toBe(1);
  expect(await rewrapDataKeys(ctx)).toBe(0);
  expect((await keysOf(ctx)).map((row) => row.kek_id)).toEqual([ringOf(second).current.id]);
  writeFileSync(file, second);
  freshKeyRing();
  forgetDataKeys();
  expect(await openCredentials(ctx, bound)).toEqual({ apiToken: 'one' });
  await expect(checkVaultKey(ringOf(first))).rejects.toThrow(ringOf(second).current.id);
});

test('a secret that no longer opens is left for its owner and named in the count', async () => {
  const { ctx, id } = await aStoredConnection({ apiToken: 'one' });
  await asOwner("update connection set origin = 'https://elsewhere.example' where id = $1", [id]);
  expect(await rotateDataKey(ctx)).toEqual({ resealed: 0, left: 1 });
  expect(await keysOf(ctx)).toHaveLength(2);
});
