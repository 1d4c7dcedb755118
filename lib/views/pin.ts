import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { getView } from './read';
import type { SavedView } from './shapes';

/** Tabs count what they hold, so there are not many. */
const MOST = 12;

/** Puts a view among one's own tabs, or takes it out. */
export async function pinView(ctx: Ctx, { id, isPinned }: { id: string; isPinned: boolean }): Promise<SavedView> {
  allow(ctx, 'views.own');
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const before = await getView(ctx, id);
    if (before.isPinned === isPinned) return before;
    if (isPinned) {
      if ((await db(ctx).viewPin.count({ where: { workspaceId, userId } })) >= MOST) {
        throw new AppError('not_possible', `At most ${MOST} views are pinned. Take one out first.`);
      }
      await db(ctx).viewPin.create({ data: { workspaceId, userId, viewId: id } });
    } else await db(ctx).viewPin.deleteMany({ where: { workspaceId, userId, viewId: id } });
    await writeAudit(ctx, { action: isPinned ? 'view.pin' : 'view.unpin', subject: { kind: 'view', id } });
    return getView(ctx, id);
  });
}
