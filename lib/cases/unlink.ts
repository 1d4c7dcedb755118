import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { changeFindings, type MakePlan } from '@/lib/findings/change';
import { type HeldCase, holdOpenCase, nameOfCase, updateCase } from './hold';
import { getCaseRow } from './read';
import type { CaseRow } from './shapes';

/** Takes findings out of a case; one that is not in it is left alone. */
export async function unlinkFindings(ctx: Ctx, input: { id: string; findingIds: string[] }): Promise<CaseRow> {
  allow(ctx, 'cases.edit');
  return inTx(ctx, async (ctx) => {
    const held = await holdOpenCase(ctx, input.id);
    const before = await getCaseRow(ctx, held.id);
    const results = await changeFindings(
      ctx,
      input.findingIds.map((id) => ({ id })),
      planUnlink(held),
    );
    if (results.every(({ result }) => result !== 'done')) return before;
    await updateCase(ctx, held);
    const after = await getCaseRow(ctx, held.id);
    await writeAudit(ctx, {
      action: 'case.unlink',
      subject: { kind: 'case', id: held.id },
      before: { findings: before.findings.total },
      after: { findings: after.findings.total },
    });
    return after;
  });
}

function planUnlink(held: HeldCase): MakePlan {
  return async (ctx, ids) => {
    const inCase = { workspaceId: ctx.workspaceId, caseId: held.id };
    const links = await db(ctx).caseFinding.findMany({
      where: { ...inCase, findingId: { in: [...ids] } },
      select: { findingId: true },
    });
    const linked = new Set(links.map(({ findingId }) => findingId));
    return {
      action: 'finding.unlink_case',
      movesVersion: false,
      objection: ({ id }) => (linked.has(id) ? null : 'same'),
      apply: (ctx, findings) =>
        db(ctx).caseFinding.deleteMany({ where: { ...inCase, findingId: { in: findings.map(({ id }) => id) } } }),
      record: () => ({ before: { case: nameOfCase(held) } }),
    };
  };
}
