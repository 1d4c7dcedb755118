import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aWorkspace } from '@/lib/db/testing';
import { countWaitingRuns } from './waiting-runs';

async function aRun(ctx: Ctx, connectionId: string, status: string | null, raw: object, gone = false) {
  await asOwner(
    `insert into item (workspace_id, id, connection_id, noun, kind, external_id, title, status, at, gone_at, raw, hash)
     values ($1, $2::uuid, $3, 'workflow_run', 'workflow_run', $2::text, 'Access', $4, now(), case when $5 then now() end, $6, '')`,
    [ctx.workspaceId, uuidv7(), connectionId, status, gone, raw],
  );
}

test('runs that are open, without an answer and in time wait; nobody else’s', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aConnection(ctx, 'lacework-edge');
  const soon = Math.floor(Date.now() / 1000) + 600;
  await aRun(ctx, id, 'Pending', { expire_time_sec: soon });
  await aRun(ctx, id, 'CREATED', { expire_time_sec: soon * 1000 });
  await aRun(ctx, id, 'unknown (7)', { expire_time_sec: 0, answer_index: '' });
  await aRun(ctx, id, null, { expire_time_sec: 'never' });
  expect(await countWaitingRuns(ctx)).toBe(4);

  await aRun(ctx, id, 'Pending', { expire_time_sec: soon - 1200 });
  await aRun(ctx, id, 'Pending', { expire_time_sec: String((soon - 1200) * 1000) });
  await aRun(ctx, id, 'Pending', { answer_index: 0 });
  await aRun(ctx, id, 'Success', {});
  await aRun(ctx, id, 'Pending', {}, true);
  expect(await countWaitingRuns(ctx)).toBe(4);
  expect(await countWaitingRuns(await aWorkspace('analyst'))).toBe(0);
});
