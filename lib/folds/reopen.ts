import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { STATUS_CODES } from '@/lib/model/finding';

const BATCH = 100;

type Due = {
  id: string;
  why: 'severity' | 'new_resource' | 'expired';
  finding: string | null;
  resource: string | null;
};

/**
 * Re-opens folds that got worse or whose time is up, each with its reason, in one transaction; answers whether there may
 * be more. It looks at what is, not at what happened: whatever was stored while no worker ran is seen all the same.
 */
export async function reopenDue(ctx: Ctx): Promise<boolean> {
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    // An open finding that was not accepted with the fold is new: by key along `finding_fold`, for each fold that stands.
    const due = await db(ctx).$queryRaw<Due[]>`
      select a.id, w.why, w.finding, (select coalesce(t.value, f.external_id) from finding f
          left join term t on t.workspace_id = f.workspace_id and t.id = f.resource_id
          where f.workspace_id = a.workspace_id and f.id = w.finding) as resource
      from fold_acceptance a
      join connection c on c.workspace_id = a.workspace_id and c.id = a.connection_id and c.state <> 'removed'
      cross join lateral (
        select 'severity' as why, a.worsened_by as finding, 1 as place where a.worsened_by is not null
        union all (select 'new_resource', f.id, 2 from finding f
          where f.workspace_id = a.workspace_id and f.source = 2 and f.connection_id = a.connection_id
            and f.policy_id = a.policy_id and f.account_id = a.account_id and f.status < ${STATUS_CODES.accepted}
            and not exists (select from fold_finding k where k.workspace_id = f.workspace_id and k.finding_id = f.id
              and k.fold_id = a.id)
          limit 1)
        union all select 'expired', null, 3 where a.expires_at <= now()
        order by place limit 1) w
      where a.workspace_id = ${workspaceId}::uuid and a.state = 'active'
      order by a.id limit ${BATCH} for update of a skip locked`;
    for (const { id, why, finding } of due) {
      await db(ctx).foldAcceptance.updateMany({
        where: { workspaceId, id },
        data: {
          state: 'reopened',
          reopenedAt: new Date(),
          reopenedWhy: why,
          reopenedFinding: finding,
          moving: true,
          version: { increment: 1 },
        },
      });
    }
    await writeAudit(
      ctx,
      ...due.map(({ id, why, finding, resource }) => ({
        action: 'fold.reopen',
        subject: { kind: 'fold', id },
        after: { why, finding, resource },
      })),
    );
    return due.length === BATCH;
  });
}
