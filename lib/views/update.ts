import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { checkQuery, editable, tooLate } from './checked';
import { getView } from './read';
import type { UpdateView } from './schema';
import type { SavedView } from './shapes';

/** Changes a view. One that is shared no longer is nobody's default and among nobody else's tabs. */
export async function updateView(
  ctx: Ctx,
  { id, version, ...change }: UpdateView & { id: string },
): Promise<SavedView> {
  allow(ctx, 'views.own');
  if (change.q !== undefined) checkQuery(change.q);
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const before = await editable(ctx, id);
    if (change.isShared !== undefined && change.isShared !== before.isShared) allow(ctx, 'views.share');
    const data = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const { count } = await db(ctx).savedView.updateMany({
      where: { workspaceId, id, version },
      data: { ...data, updatedBy: userId, updatedAt: new Date(), version: { increment: 1 } },
    });
    if (count === 0) throw tooLate(before);
    if (before.isShared && change.isShared === false) {
      await db(ctx).viewDefault.deleteMany({ where: { workspaceId, viewId: id, subject: { not: before.owner.id } } });
      await db(ctx).viewPin.deleteMany({ where: { workspaceId, viewId: id, userId: { not: before.owner.id } } });
    }
    // Somebody else's view that is private from now on cannot be shown to the one who made it so.
    const after =
      before.owner.id === userId || change.isShared !== false
        ? await getView(ctx, id)
        : { ...before, ...change, isShared: false };
    await writeAudit(ctx, { action: 'view.update', subject: { kind: 'view', id }, before, after });
    return after;
  });
}
