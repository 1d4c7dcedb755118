import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { RANK_FACTORS } from './rank';
import {
  type RankingBody,
  TARGET_SEVERITIES,
  type Targets,
  targetList,
  targetsOf,
  type Weights,
  weightList,
  weightsOf,
} from './ranking-schema';
import type { Ranking } from './shapes';

type Row = {
  revision: number;
  weights: number[];
  targets: number[];
  made_at: Date | null;
  made_by: string | null;
  done: boolean;
};

/** How findings are ranked and by when they should be closed. */
export async function getRanking(ctx: Ctx): Promise<Ranking> {
  allow(ctx, 'ranking.edit');
  return inTx(ctx, async (ctx) => {
    const [row] = await db(ctx).$queryRaw<Row[]>`
      select coalesce(s.revision, 0) as revision, coalesce(s.weights, rank_default_weights()) as weights,
        coalesce(s.targets, rank_default_targets()) as targets, s.made_at,
        (select u.name from app_user u where u.id = s.made_by) as made_by, s.revision is null or s.done_at is not null as done
      from (select 1) one left join lateral (select * from rank_setting r where r.workspace_id = ${ctx.workspaceId}::uuid
        order by r.revision desc limit 1) s on true`;
    if (!row) throw new Error('a ranking is one row');
    return {
      revision: row.revision,
      weights: weightsOf(row.weights),
      targets: targetsOf(row.targets),
      madeAt: row.made_at?.toISOString() ?? null,
      madeBy: row.made_by,
      isReached: row.done,
    };
  });
}

/** Sets both anew. What is written from now on has them at once; the worker puts them to the rest. */
export async function saveRanking(ctx: Ctx, { revision, weights, targets }: RankingBody): Promise<Ranking> {
  allow(ctx, 'ranking.edit');
  return inTx(ctx, async (ctx) => {
    const before = await getRanking(ctx);
    if (before.revision !== revision)
      throw new AppError(
        'conflict',
        'Somebody changed the ranking since you opened it. Look at it again before you save.',
      );
    const { count } = await db(ctx).rankSetting.createMany({
      data: [
        {
          workspaceId: ctx.workspaceId,
          revision: revision + 1,
          weights: weightList(weights),
          targets: targetList(targets),
          madeBy: ctx.actor.userId ?? '',
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0)
      throw new AppError('conflict', 'Somebody else saved the ranking at the same moment. Look at it again.');
    await writeAudit(ctx, {
      action: 'ranking.change',
      subject: { kind: 'workspace', id: ctx.workspaceId },
      before: changed(before, { weights, targets }),
      after: changed({ weights, targets }, before),
    });
    return getRanking(ctx);
  });
}

type Setting = { weights: Weights; targets: Targets };

/** Only what differs from the other, so that a record can be read. */
function changed(one: Setting, other: Setting): Record<string, number> {
  const values = (setting: Setting): Record<string, number> => ({
    ...Object.fromEntries(RANK_FACTORS.map((name) => [name, setting.weights[name]])),
    ...Object.fromEntries(
      Object.entries(setting.targets).flatMap(([source, of]) =>
        TARGET_SEVERITIES.map((severity) => [`${source} ${severity} minutes`, of[severity]]),
      ),
    ),
  });
  const [own, others] = [values(one), values(other)];
  return Object.fromEntries(Object.entries(own).filter(([name, value]) => others[name] !== value));
}
