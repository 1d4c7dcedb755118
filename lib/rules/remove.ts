import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { tooLate } from './checked';
import { getRule } from './read';

/** Ends a rule for good: what it suppressed is shown again, all else it did stays done. */
export async function removeRule(ctx: Ctx, { id, version }: { id: string; version: number }): Promise<void> {
  allow(ctx, 'rules.manage');
  const { userId } = person(ctx);
  await inTx(ctx, async (ctx) => {
    const before = await getRule(ctx, id);
    const { count } = await db(ctx).rule.updateMany({
      where: { workspaceId: ctx.workspaceId, id, version, removedAt: null },
      data: { removedAt: new Date(), enabled: false, changedBy: userId, changedAt: new Date() },
    });
    if (count === 0) throw tooLate(before);
    await writeAudit(ctx, { action: 'rule.delete', subject: { kind: 'rule', id }, before });
  });
}
