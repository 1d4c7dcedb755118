import { expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aWorkspace } from '@/lib/db/testing';
import { lackingStreams } from './loop';

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
