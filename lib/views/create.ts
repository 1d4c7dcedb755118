import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { checkQuery } from './checked';
import { getView } from './read';
import type { CreateView } from './schema';
import type { SavedView } from './shapes';

const MOST_FOR_ONE = 100;

/** Keeps a way of looking at the queue; it stands among its owner's tabs from then on. */
export async function createView(ctx: Ctx, input: CreateView): Promise<SavedView> {
  allow(ctx, input.isShared ? 'views.share' : 'views.own');
  checkQuery(input.q);
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    if ((await db(ctx).savedView.count({ where: { workspaceId, ownerId: userId } })) >= MOST_FOR_ONE) {
      throw new AppError('not_possible', `You have ${MOST_FOR_ONE} views already. Delete one first.`);
    }
    const { id } = await db(ctx).savedView.create({
      data: { ...input, workspaceId, ownerId: userId, updatedBy: userId },
    });
    await db(ctx).viewPin.create({ data: { workspaceId, userId, viewId: id } });
    const view = await getView(ctx, id);
    await writeAudit(ctx, { action: 'view.create', subject: { kind: 'view', id }, after: view });
    return view;
  });
}
