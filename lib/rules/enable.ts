import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { startingPlace, tooLate } from './checked';
import { getRule } from './read';
import type { Rule } from './shapes';

/** Switches a rule off or on. Off, what it suppressed is shown again; on, it begins with what comes from then on. */
export async function enableRule(
  ctx: Ctx,
  { id, isEnabled, version }: { id: string; isEnabled: boolean; version: number },
): Promise<Rule> {
  allow(ctx, 'rules.manage');
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const before = await getRule(ctx, id);
    const { count } = await db(ctx).rule.updateMany({
      where: { workspaceId: ctx.workspaceId, id, version, removedAt: null },
      data: {
        enabled: isEnabled,
        ...(isEnabled && !before.isEnabled && (await startingPlace(ctx, false))),
        trouble: null,
        version: { increment: 1 },
        changedBy: userId,
        changedAt: new Date(),
      },
    });
    if (count === 0) throw tooLate(before);
    const action = isEnabled ? 'rule.enable' : 'rule.disable';
    await writeAudit(ctx, { action, subject: { kind: 'rule', id }, after: { name: before.name } });
    return getRule(ctx, id);
  });
}
