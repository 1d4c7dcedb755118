import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { changeFindings } from '@/lib/findings/change';
import { planVerdict } from '@/lib/findings/set-verdict';
import { VERDICT_CODES } from '@/lib/model/finding';
import { holdOpenCase, updateCase } from './hold';
import { getCaseRow } from './read';
import type { CloseCase } from './schema';
import type { CaseRow } from './shapes';

/** Closes a case with one verdict, which each of its findings gets with the reason. Vendors are told by closing the findings. */
export async function closeCase(ctx: Ctx, input: CloseCase & { id: string }): Promise<CaseRow> {
  allow(ctx, 'cases.edit');
  return inTx(ctx, async (ctx) => {
    const { verdict, reason } = input;
    const held = await holdOpenCase(ctx, input.id, input.version);
    const links = await db(ctx).caseFinding.findMany({
      where: { workspaceId: ctx.workspaceId, caseId: held.id },
      select: { findingId: true },
    });
    const targets = links.map(({ findingId }) => ({ id: findingId }));
    await changeFindings(ctx, targets, planVerdict(verdict, `Case ${held.number}: ${reason}`));
    await updateCase(ctx, held, {
      verdict: VERDICT_CODES[verdict],
      verdictReason: reason,
      closedAt: new Date(),
    });
    await writeAudit(ctx, {
      action: 'case.close',
      subject: { kind: 'case', id: held.id },
      after: { verdict, reason, findings: targets.length },
    });
    return getCaseRow(ctx, held.id);
  });
}
