import { expect, test } from 'vitest';
import { inSqlTx } from '@/lib/db/rows';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, asWorker, aWorkspace } from '@/lib/db/testing';
import { listVersions } from '@/lib/items/versions';
import type { ItemNoun, ItemRecord } from '@/lib/model/record';
import { storePage } from './store';

const policy = (over: Partial<ItemRecord> = {}): ItemRecord => ({
  kind: 'security',
  externalId: 'p-1',
  title: 'Block Payroll',
  status: 'ACTIVE',
  at: new Date('2026-11-01T00:00:00Z'),
  raw: { uuid: 'p-1', priority: 1 },
  ...over,
});

async function aStore(noun: ItemNoun = 'policy') {
  const ctx = await aWorkspace('manager');
  const { id: connectionId } = await aConnection(ctx, 'lacework-edge');
  const store = (record: ItemRecord) =>
    inSqlTx(asWorker(ctx), (client) =>
      storePage(client, asWorker(ctx), connectionId, noun, { items: [record], odd: [] }),
    );
  await store(policy());
  const [row] = await asOwner<{ id: string }>('select id from item where connection_id = $1', [connectionId]);
  return { ctx, connectionId, store, id: row?.id ?? '' };
}

test('each content of a policy is kept once, newest first, and what only came again is not', async () => {
  const { ctx, connectionId, store, id } = await aStore();
  await store(policy());
  await store(policy({ status: 'SUSPENDED' }));
  await asOwner('update item set gone_at = now() where connection_id = $1', [connectionId]);
  await store(policy({ status: 'SUSPENDED' }));
  await store(policy({ raw: { uuid: 'p-1', priority: 2 } }));
  const { versions, isCut } = await listVersions(ctx, { noun: 'policy', id });
  expect(versions.map(({ n, status, raw }) => [n, status, raw.priority])).toEqual([
    [3, 'ACTIVE', 2],
    [2, 'SUSPENDED', 1],
    [1, 'ACTIVE', 1],
  ]);
  expect(isCut).toBe(false);
});

test('what was sent from here stands with the content that the next look saw, and with no other', async () => {
  const { ctx, connectionId, store, id } = await aStore();
  const user = await asOwner<{ user_id: string }>('select user_id from membership where workspace_id = $1', [
    ctx.workspaceId,
  ]);
  await asOwner(
    `insert into action (workspace_id, id, connection_id, item_id, command, target, input, reference, requested_by, state, sent_at)
     values ($1, gen_random_uuid(), $2, $3, 'policy.status', 'p-1', '{"status": "SUSPENDED"}', 'r', $4, 'done', now())`,
    [ctx.workspaceId, connectionId, id, user[0]?.user_id],
  );
  await store(policy({ status: 'SUSPENDED' }));
  await store(policy({ status: 'ACTIVE' }));
  const { versions } = await listVersions(ctx, { noun: 'policy', id });
  expect(versions.map(({ asked }) => asked.map(({ by, command }) => [by.name, command]))).toEqual([
    [],
    [[ctx.actor.name, 'policy.status']],
    [],
  ]);
});

test('another workspace is told of nothing, and of what is not kept nothing is made up', async () => {
  const { id } = await aStore();
  await expect(listVersions(await aWorkspace('admin'), { noun: 'policy', id })).rejects.toMatchObject({
    code: 'not_found',
  });
  const user = await aStore('user');
  expect(await listVersions(user.ctx, { noun: 'user', id: user.id })).toEqual({ versions: [], isCut: false });
});
