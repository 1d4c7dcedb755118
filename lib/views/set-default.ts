import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { getView, listViews } from './read';
import type { DefaultView } from './schema';
import type { SavedViews } from './shapes';

/** What the queue opens with, for oneself or for a role. A role's default is one that all of them may see. */
export async function setDefaultView(ctx: Ctx, { for: whom, viewId }: DefaultView): Promise<SavedViews> {
  allow(ctx, whom === 'me' ? 'views.own' : 'views.share');
  const subject = whom === 'me' ? person(ctx).userId : whom;
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const view = viewId === null ? null : await getView(ctx, viewId);
    if (whom !== 'me' && view && !view.isShared) {
      const message = 'Share this view first: the others cannot see it.';
      throw new AppError('not_possible', message, { viewId: message });
    }
    const key = { workspaceId_subject: { workspaceId, subject } };
    const before = (await db(ctx).viewDefault.findUnique({ where: key }))?.viewId ?? null;
    if (before === viewId) return listViews(ctx);
    if (viewId === null) await db(ctx).viewDefault.delete({ where: key });
    else await db(ctx).viewDefault.upsert({ where: key, update: { viewId }, create: { workspaceId, subject, viewId } });
    const names = { before: { viewId: before }, after: { viewId, name: view?.name ?? null } };
    await writeAudit(ctx, { action: 'view.set_default', subject: { kind: 'default_view', id: subject }, ...names });
    return listViews(ctx);
  });
}
