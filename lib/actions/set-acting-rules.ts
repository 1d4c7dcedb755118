import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import type { ActingRules, ActingRulesBody } from './acting-rules';
import { readActingRules } from './read-acting-rules';

/** Sets the workspace's rules of acting, whole. What is under way keeps the hold it was given. */
export async function setActingRules(ctx: Ctx, { version, ...rules }: ActingRulesBody): Promise<ActingRules> {
  allow(ctx, 'acting.edit');
  return inTx(ctx, async (ctx) => {
    const before = await readActingRules(ctx);
    const { workspaceId } = ctx;
    const { count } =
      version === 0
        ? await db(ctx).actingRules.createMany({ data: { workspaceId, ...rules }, skipDuplicates: true })
        : await db(ctx).actingRules.updateMany({
            where: { workspaceId, version },
            data: { ...rules, version: { increment: 1 } },
          });
    if (count === 0) throw new AppError('conflict', 'These rules were changed since you opened this page.');
    const after = await readActingRules(ctx);
    await writeAudit(ctx, {
      action: 'acting.set_rules',
      subject: { kind: 'workspace', id: workspaceId },
      before,
      after,
    });
    return after;
  });
}
