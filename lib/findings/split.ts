import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { STATUS_CODES } from '@/lib/model/finding';
import { changeFindings, type Held, type MakePlan, type Plan } from './change';
import { getFindingRow } from './detail';
import { mergeFacts, tellOfLeader } from './merge-facts';
import type { SplitBody } from './schema';
import type { ChangeResults } from './shapes';

/** Takes findings out again from under the one they were merged into, or all of them. */
export async function splitFindings(
  ctx: Ctx,
  { id, ids, versions }: SplitBody & { id: string },
): Promise<ChangeResults> {
  allow(ctx, 'findings.act');
  return inTx(ctx, async (ctx) => {
    await getFindingRow(ctx, id);
    const asked = ids === 'all' ? await mergedInto(ctx, id) : ids;
    const targets = asked.map((one) => ({ id: one, version: versions[one] }));
    const results = targets.length === 0 ? [] : await changeFindings(ctx, targets, planSplit(id));
    return { results, done: results.filter(({ result }) => result === 'done').length };
  });
}

async function mergedInto(ctx: Ctx, leaderId: string): Promise<string[]> {
  const found = await db(ctx).findingMerge.findMany({
    where: { workspaceId: ctx.workspaceId, leaderId },
    select: { findingId: true },
    orderBy: { findingId: 'asc' },
  });
  return found.map(({ findingId }) => findingId);
}

function planSplit(leaderId: string): MakePlan {
  const make = async (ctx: Ctx, ids: readonly string[]): Promise<Plan> => {
    const facts = await mergeFacts(ctx, [leaderId, ...ids]);
    const leads = facts.get(leaderId)?.leads ?? 0;
    const into = (id: string) => facts.get(id)?.leader ?? null;
    return {
      action: 'finding.split',
      movesVersion: true,
      objection: ({ id }) => {
        const leader = into(id);
        if (leader === null) return 'same';
        return leader.id === leaderId ? null : { refused: `It is merged into another finding, “${leader.name}”.` };
      },
      apply: async (ctx, held) => {
        await takeOut(ctx, held);
        await tellOfLeader(ctx, leaderId);
        await writeAudit(ctx, {
          action: 'finding.split_out',
          subject: { kind: 'finding', id: leaderId },
          before: { merged: leads },
          after: {
            merged: leads - held.length,
            findings: held.map(({ id }) => ({ id, name: facts.get(id)?.name ?? id })),
          },
        });
      },
      record: ({ id }) => ({ before: { into: into(id) }, after: { into: null } }),
    };
  };
  return Object.assign(make, { beside: [leaderId] });
}

/** What it was before comes back; what was closed meanwhile stays so. Its clock ran on. */
async function takeOut(ctx: Ctx, held: readonly Held[]): Promise<void> {
  const { workspaceId } = ctx;
  // First, since what is still merged keeps its status whoever writes it.
  const back = await db(ctx).$queryRaw<{ id: string; own_status: number | null }[]>`
    delete from finding_merge m where m.workspace_id = ${workspaceId}::uuid
      and m.finding_id = any(${held.map(({ id }) => id)}::uuid[]) returning m.finding_id as id, m.own_status`;
  await db(ctx).$executeRaw`
    update finding f set version = f.version + 1,
      own_status = case when f.own_status = ${STATUS_CODES.merged} then w.own_status else f.own_status end
    from unnest(${back.map(({ id }) => id)}::uuid[], ${back.map((one) => one.own_status)}::smallint[]) w(id, own_status)
    where f.workspace_id = ${workspaceId}::uuid and f.id = w.id`;
}
