import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { person } from '@/lib/auth/allow';
import { hashOf } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';

/** Since when a person has not looked: the end of their last session, or what they said they know; null when neither is. */
export async function awaySince(ctx: Ctx): Promise<Date | null> {
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const row = await db(ctx).personSetting.findUnique({
      where: { workspaceId_userId: { workspaceId: ctx.workspaceId, userId } },
      select: { caughtUpAt: true },
    });
    const [last] = ctx.sessionToken
      ? await db(ctx).$queryRaw<{ at: Date | null }[]>`select last_here(${hashOf(ctx.sessionToken)}) as at`
      : [];
    const known = [row?.caughtUpAt, last?.at].filter((at) => at instanceof Date);
    return known.length === 0 ? null : new Date(Math.max(...known.map((at) => at.getTime())));
  });
}

/** From now on the handover begins at this instant, which is never one to come. */
export async function catchUp(ctx: Ctx, { at }: { at: string }): Promise<{ since: string }> {
  const { userId } = person(ctx);
  const caughtUpAt = new Date(at);
  if (caughtUpAt.getTime() > Date.now() + 60_000) {
    throw new AppError('bad_input', 'This time is still to come.', { at: 'This time is still to come.' });
  }
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    await db(ctx).personSetting.upsert({
      where: { workspaceId_userId: { workspaceId, userId } },
      update: { caughtUpAt },
      create: { workspaceId, userId, caughtUpAt },
    });
    await writeAudit(ctx, { action: 'person.caught_up', subject: { kind: 'person', id: userId }, after: { at } });
    return { since: caughtUpAt.toISOString() };
  });
}
