import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { checkCards, editable, tooLate } from './checked';
import { getBoard } from './read';
import type { UpdateBoard } from './schema';
import type { Board } from './shapes';

/** Changes name, cards with their order, or who sees it. */
export async function updateBoard(ctx: Ctx, { id, version, ...change }: UpdateBoard & { id: string }): Promise<Board> {
  allow(ctx, 'dashboards.own');
  if (change.cards) checkCards(change.cards);
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const before = await editable(ctx, id);
    if (change.isShared !== undefined && change.isShared !== before.isShared) allow(ctx, 'dashboards.share');
    const data = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const { count } = await db(ctx).board.updateMany({
      where: { workspaceId, id, version },
      data: { ...data, updatedBy: userId, updatedAt: new Date(), version: { increment: 1 } },
    });
    if (count === 0) throw tooLate(before);
    // Somebody else's dashboard that is private from now on cannot be shown to the one who made it so.
    const isGone = before.owner.id !== userId && change.isShared === false;
    const after = isGone
      ? { ...before, ...change, isShared: false, version: version + 1 }
      : await getBoard(ctx, { id });
    await writeAudit(ctx, { action: 'dashboard.update', subject: { kind: 'dashboard', id }, before, after });
    return after;
  });
}
