import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { getPerson } from './read';
import type { Person } from './schema';

type Change = { role?: Person['role']; disabledAt?: Date | null };

/** Changes a membership in the caller's transaction; the version in `where` is the lock. */
export async function changeMembership(ctx: Ctx, { id, version }: { id: string; version: number }, change: Change) {
  const before = await getPerson(ctx, id);
  const { count } = await db(ctx).membership.updateMany({
    where: { workspaceId: ctx.workspaceId, userId: id, version },
    data: { ...change, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError('conflict', `${before.name} was changed since you opened this page.`);
  return { before, after: await getPerson(ctx, id) };
}

/** Throws when nobody else could administer this workspace; holds the admins' rows, so that two cannot leave at once. */
export async function keepAnAdmin(ctx: Ctx, leaving: string): Promise<void> {
  const admins = await db(ctx).$queryRaw<{ user_id: string }[]>`
    select m.user_id from membership m join app_user u on u.id = m.user_id
    where m.workspace_id = ${ctx.workspaceId}::uuid and m.role = 'admin'
      and m.disabled_at is null and u.disabled_at is null
    order by m.user_id for update of m`;
  const isAdmin = admins.some((admin) => admin.user_id === leaving);
  if (isAdmin && admins.length === 1) {
    throw new AppError('not_possible', 'This is the last admin. Make somebody else admin first.');
  }
}

/** Ends every session of a person: their next request, in any tab, asks them to sign in. */
export async function endSessions(ctx: Ctx, userId: string): Promise<void> {
  await db(ctx).$executeRaw`select session_end_user(${userId}::uuid)`;
}
