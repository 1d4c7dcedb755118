import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { checkRule, effectColumns, startingPlace } from './checked';
import { getRule } from './read';
import type { CreateRule } from './schema';
import type { Rule } from './shapes';

const MOST = 100;

/** Makes a rule, last in the order. The worker begins with it at once. */
export async function createRule(ctx: Ctx, input: CreateRule): Promise<Rule> {
  allow(ctx, 'rules.manage');
  await checkRule(ctx, input);
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const there = await db(ctx).rule.aggregate({
      where: { workspaceId, removedAt: null },
      _count: true,
      _max: { position: true },
    });
    if (there._count >= MOST) throw new AppError('not_possible', `There are ${MOST} rules already. Delete one first.`);
    const { id } = await db(ctx).rule.create({
      data: {
        workspaceId,
        name: input.name,
        q: input.q,
        ...(await effectColumns(ctx, input.effect)),
        ...(await startingPlace(ctx, input.alsoOpen)),
        expiresAt: input.expiresAt,
        enabled: true,
        position: (there._max.position ?? 0) + 1,
        madeBy: userId,
        changedBy: userId,
      },
    });
    const rule = await getRule(ctx, id);
    await writeAudit(ctx, { action: 'rule.create', subject: { kind: 'rule', id }, after: recordOf(rule, input) });
    return rule;
  });
}

/** What the audit log keeps of a rule that was saved, with what its rehearsal had shown. */
export function recordOf(rule: Rule, { alsoOpen, seenTruePositives }: CreateRule) {
  const { name, q, effect, expiresAt, isEnabled, version } = rule;
  return { name, q, effect, expiresAt, isEnabled, version, alsoOpen, seenTruePositives };
}
