import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { checkRule, effectColumns, sameQuery, startingPlace, tooLate } from './checked';
import { recordOf } from './create';
import { getRule } from './read';
import type { UpdateRule } from './schema';
import type { Rule } from './shapes';

/** Changes a rule. What it has done stays done; what it suppressed and no longer fits is shown again. */
export async function updateRule(ctx: Ctx, { id, version, ...input }: UpdateRule & { id: string }): Promise<Rule> {
  allow(ctx, 'rules.manage');
  await checkRule(ctx, input);
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const before = await getRule(ctx, id);
    if (before.effect.type !== input.effect.type) {
      // Else it would stand for two kinds of deeds, each done once at most.
      const message = 'What a rule does stays. Make another rule for this.';
      throw new AppError('bad_input', message, { 'effect.type': message });
    }
    const isOther = !sameQuery(before.q, input.q);
    const isBehind = before.isExpired || !before.isEnabled;
    const { count } = await db(ctx).rule.updateMany({
      where: { workspaceId, id, version, removedAt: null },
      data: {
        name: input.name,
        q: input.q,
        ...(await effectColumns(ctx, input.effect)),
        ...((isOther || isBehind || input.alsoOpen) && (await startingPlace(ctx, input.alsoOpen))),
        ...(isOther && { revision: { increment: 1 } }),
        expiresAt: input.expiresAt,
        trouble: null,
        version: { increment: 1 },
        changedBy: userId,
        changedAt: new Date(),
      },
    });
    if (count === 0) throw tooLate(before);
    const after = await getRule(ctx, id);
    await writeAudit(ctx, {
      action: 'rule.update',
      subject: { kind: 'rule', id },
      before,
      after: recordOf(after, input),
    });
    return after;
  });
}
