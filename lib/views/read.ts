import 'server-only';
import { allow, person } from '@/lib/auth/allow';
import { may } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { ROLES } from '@/lib/model/role';
import type { SavedView, SavedViews } from './shapes';

const MOST = 500;
const name = { select: { id: true, name: true } } as const;

/** The views a person may use, whether each is pinned, and what the queue opens with. */
export async function listViews(ctx: Ctx): Promise<SavedViews> {
  allow(ctx, 'views.own');
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const found = await db(ctx).savedView.findMany({
      where: { workspaceId: ctx.workspaceId, OR: [{ ownerId: userId }, { isShared: true }] },
      include: { owner: name, updater: name, pins: { where: { userId } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: MOST,
    });
    const defaults = await db(ctx).viewDefault.findMany({
      where: { workspaceId: ctx.workspaceId, subject: { in: [userId, ...ROLES] } },
    });
    const bySubject = new Map(defaults.map(({ subject, viewId }) => [subject, viewId]));
    return {
      views: found.map((row) => toView(ctx, row)),
      myDefault: bySubject.get(userId) ?? null,
      roleDefaults: Object.fromEntries(
        ROLES.flatMap((role) => (bySubject.has(role) ? [[role, bySubject.get(role)]] : [])),
      ),
    };
  });
}

/** One of them; another's private view is not there. */
export async function getView(ctx: Ctx, id: string): Promise<SavedView> {
  const { userId } = person(ctx);
  const row = await db(ctx).savedView.findFirst({
    where: { workspaceId: ctx.workspaceId, id, OR: [{ ownerId: userId }, { isShared: true }] },
    include: { owner: name, updater: name, pins: { where: { userId } } },
  });
  if (!row) throw new AppError('not_found', 'There is no such view.');
  return toView(ctx, row);
}

/** What the queue opens with for this person: their own default, else their role's, else none. */
export async function defaultView(ctx: Ctx): Promise<SavedView | null> {
  const { views, myDefault, roleDefaults } = await listViews(ctx);
  const { role } = ctx.actor;
  const wanted = myDefault ?? (role === 'worker' ? null : (roleDefaults[role] ?? null));
  return views.find(({ id }) => id === wanted) ?? null;
}

type Row = {
  id: string;
  name: string;
  q: string;
  sort: string;
  groupBy: string | null;
  isShared: boolean;
  owner: { id: string; name: string };
  updater: { id: string; name: string };
  updatedAt: Date;
  version: number;
  pins: unknown[];
};

function toView(ctx: Ctx, row: Row): SavedView {
  const { id, name, q, sort, groupBy, isShared, owner, updater, updatedAt, version, pins } = row;
  const { role, userId } = ctx.actor;
  const maySharedBeEdited = role !== 'worker' && may(role, 'views.share');
  return {
    id,
    name,
    q,
    sort,
    groupBy,
    isShared,
    owner,
    updatedBy: updater,
    updatedAt: updatedAt.toISOString(),
    version,
    isPinned: pins.length > 0,
    isEditable: isShared ? maySharedBeEdited : owner.id === userId,
  };
}
