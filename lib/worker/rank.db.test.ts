import { expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aFinding, aWorkspace } from '@/lib/db/testing';
import { manyFindings } from '@/lib/findings/many';
import { rankByNewest, rankDue } from '@/lib/findings/rerank';

const SEVERITY_ONLY = [100, 0, 0, 0, 0, 0, 0];

async function setting(ctx: Ctx & { actor: { userId: string } }, revision: number, weights: number[]) {
  await asOwner(
    'insert into rank_setting (workspace_id, revision, weights, targets, made_by) values ($1, $2, $3, rank_default_targets(), $4)',
    [ctx.workspaceId, revision, weights, ctx.actor.userId],
  );
}

test('a finding whose time runs out moves up, at its step and not before', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx, { severity: 'critical' });
  const rank = async () => (await asOwner<{ rank: number }>('select rank from finding where id = $1', [id]))[0]?.rank;
  const before = await rank();
  await rankDue(ctx);
  expect(await rank()).toBe(before);
  // Time passes: nobody writes the finding, so nothing but its clock is turned back.
  await asOwner('alter table finding disable trigger finding_derives');
  await asOwner(
    "update finding set clock_at = clock_at - interval '5 h', rank_due_at = rank_due_at - interval '5 h' where id = $1",
    [id],
  );
  await asOwner('alter table finding enable trigger finding_derives');
  await rankDue(ctx);
  expect(await rank()).toBe((before ?? 0) + 16);
});

test('new weights reach every finding, batch by batch, and what is written meanwhile has them at once', async () => {
  const ctx = await aWorkspace('analyst');
  const connections = { cloud_alert: (await aConnection(ctx, 'zscaler-posture')).id };
  await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections, count: 2500, seed: 4 });
  await setting(ctx, 1, [1, 1, 1, 1, 1, 1, 1]);
  await setting(ctx, 2, SEVERITY_ONLY);
  const { id } = await aFinding(ctx, { severity: 'critical' });
  const left = () =>
    asOwner<{ n: number }>('select count(*)::int as n from finding where workspace_id = $1 and rank_revision < 2', [
      ctx.workspaceId,
    ]);
  expect(await asOwner('select rank, rank_revision from finding where id = $1', [id])).toEqual([
    { rank: 100, rank_revision: 2 },
  ]);
  expect(await rankByNewest(ctx)).toBe(true);
  expect((await left())[0]?.n).toBeGreaterThan(0);
  while (await rankByNewest(ctx));
  expect(await left()).toEqual([{ n: 0 }]);
  const wrong = await asOwner(
    'select id from finding where workspace_id = $1 and rank <> (array[5, 30, 15, 40, 70, 100])[severity]',
    [ctx.workspaceId],
  );
  expect(wrong).toEqual([]);
  const settings = await asOwner<{ done: boolean }>(
    'select done_at is not null as done from rank_setting where workspace_id = $1 order by revision',
    [ctx.workspaceId],
  );
  expect(settings).toEqual([{ done: true }, { done: true }]);
  expect(await rankByNewest(ctx)).toBe(false);
});
