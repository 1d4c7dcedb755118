import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { manyFindings } from './many';
import { getRanking, saveRanking } from './ranking';
import { previewRanking } from './ranking-preview';
import { weightList } from './ranking-schema';

test('what nobody has set are the defaults; a change is the next revision, with a record of what differs', async () => {
  const ctx = await aWorkspace('admin');
  const first = await getRanking(ctx);
  expect(first).toMatchObject({ revision: 0, weights: { severity: 40, asset: 4 }, madeBy: null, isReached: true });
  expect(first.targets.dlp).toEqual({ info: 0, unknown: 4320, low: 43_200, medium: 10_080, high: 1440, critical: 240 });
  const targets = { ...first.targets, edge: { ...first.targets.edge, critical: 60 } };
  const saved = await saveRanking(ctx, { revision: 0, weights: { ...first.weights, asset: 30 }, targets });
  expect(saved).toMatchObject({
    revision: 1,
    weights: { asset: 30 },
    targets: { edge: { critical: 60 } },
    isReached: false,
  });
  expect(await auditOf(ctx)).toMatchObject([
    {
      action: 'ranking.change',
      before: { asset: 4, 'edge critical minutes': 240 },
      after: { asset: 30, 'edge critical minutes': 60 },
    },
  ]);
  const { id } = await aFinding(ctx, { kind: 'edge_alert', severity: 'critical' });
  const [row] = await asOwner<{ minutes: number }>(
    'select extract(epoch from due_at - clock_at)::int / 60 as minutes from finding where id = $1',
    [id],
  );
  expect(row?.minutes).toBe(60);
});

test('of two admins at once one is told', async () => {
  const ctx = await aWorkspace('admin');
  const { weights, targets } = await getRanking(ctx);
  const both = await Promise.allSettled(
    [ctx, await aColleague(ctx, 'admin')].map((one) => saveRanking(one, { revision: 0, weights, targets })),
  );
  expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  expect(await auditOf(ctx)).toHaveLength(1);
});

test('others than admins may neither see nor change it, and another workspace keeps its own', async () => {
  const ctx = await aWorkspace('admin');
  const ranking = await getRanking(ctx);
  for (const role of ['analyst', 'manager'] as const) {
    const other = await aColleague(ctx, role);
    for (const ask of [() => getRanking(other), () => saveRanking(other, ranking), () => previewRanking(other, {})])
      await expect(ask()).rejects.toMatchObject({ code: 'forbidden' });
  }
  await saveRanking(ctx, { ...ranking, weights: { ...ranking.weights, data: 99 } });
  expect((await getRanking(await aWorkspace('admin'))).weights.data).toBe(15);
});

test('a preview has the order that saving would make, with factors that add up', async () => {
  const ctx = await aWorkspace('admin');
  const connections = {
    dlp_incident: (await aConnection(ctx, 'zscaler-workflow')).id,
    cloud_alert: (await aConnection(ctx, 'zscaler-posture')).id,
  };
  await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections, count: 600, seed: 13 });
  // Who stands beside whom counts too, so each is ranked once all of them are there.
  const rankAll = () =>
    asOwner('update finding set rank_revision = rank_revision where workspace_id = $1', [ctx.workspaceId]);
  await rankAll();
  const ranking = await getRanking(ctx);
  const same = await previewRanking(ctx, {});
  expect(same.items.every(({ isNew, rank, finding }) => !isNew && rank === finding.rank)).toBe(true);
  const weights = { ...ranking.weights, severity: 1, data: 100, external: 90 };
  const { items } = await previewRanking(ctx, { weights: weightList(weights) });
  for (const { rank, rankFactors } of items)
    expect(Object.values(rankFactors).reduce((sum, points) => sum + points, 0)).toBe(rank);
  expect(items.some(({ isNew }) => isNew)).toBe(true);
  await saveRanking(ctx, { ...ranking, weights });
  await rankAll();
  const top = await asOwner<{ id: string; rank: number }>(
    'select id, rank from finding where workspace_id = $1 and status < 4 order by rank desc, updated_at desc, id desc limit 20',
    [ctx.workspaceId],
  );
  expect(items.map(({ finding, rank }) => ({ id: finding.id, rank }))).toEqual(top);
});
