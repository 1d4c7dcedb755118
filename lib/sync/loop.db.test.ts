import { afterAll, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aWorkspace } from '@/lib/db/testing';
import { aStoredConnection, aVaultKey } from '@/lib/vault/testing';
import { scripted } from '@/lib/vendors/testing';
import { lackingStreams, startSync } from './loop';

aVaultKey();
const vendor = await scripted(({ path }) =>
  path.includes('activity')
    ? { status: 403, body: { message: 'Missing privilege' } }
    : { body: { data: { tags: [] } } },
);
afterAll(() => vendor.close());

const pulls = (ctx: Ctx, id: string, ...nouns: string[]) =>
  asOwner(
    `insert into sync_stream (workspace_id, connection_id, noun, stream) select $1, $2, unnest($3::text[]), 'head'
     on conflict do nothing`,
    [ctx.workspaceId, id, nouns],
  );

test('a new connection lacks its streams, and an old one those that its vendor offers since', async () => {
  const ctx = await aWorkspace('admin');
  const { id } = await aConnection(ctx, 'zscaler-workflow');
  await asOwner("update connection set state = 'ok' where workspace_id = $1", [ctx.workspaceId]);
  await asOwner('delete from sync_stream where workspace_id = $1', [ctx.workspaceId]);
  expect(await lackingStreams(ctx)).toEqual([{ id }]);
  await pulls(ctx, id, 'finding');
  expect(await lackingStreams(ctx)).toEqual([{ id }]);
  await pulls(ctx, id, 'activity');
  expect(await lackingStreams(ctx)).toEqual([]);
  await asOwner('delete from sync_stream where workspace_id = $1', [ctx.workspaceId]);
  await asOwner("update connection set state = 'disabled' where workspace_id = $1", [ctx.workspaceId]);
  expect(await lackingStreams(ctx)).toEqual([]);
});

test('a list that the key may not read fails by itself, and the connection goes on', async () => {
  const { ctx, id } = await aStoredConnection({ apiToken: 'token-of-a-small-role' }, { origin: vendor.origin });
  const standing = () => asOwner('select state, state_note, state_at from connection where id = $1', [id]);
  const before = await standing();
  const stop = new AbortController();
  const loop = startSync(stop.signal);
  const ended = () =>
    asOwner<{ noun: string; failed: boolean }>(
      `select noun, failures > 0 as failed from sync_stream
       where workspace_id = $1 and stream = 'head' and noun in ('activity', 'tag') and (failures > 0 or last_success_at is not null) order by noun`,
      [ctx.workspaceId],
    );
  await expect.poll(ended, { timeout: 20_000 }).toEqual([
    { noun: 'activity', failed: true },
    { noun: 'tag', failed: false },
  ]);
  stop.abort();
  await loop;
  // Not even for a moment did it stand as failing.
  expect(await standing()).toEqual(before);
}, 30_000);
