import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { Role } from '@/lib/model/role';

/** The person a job is done for, with the role they have now: who was shut out since does nothing more. */
export async function requesterOf<C extends Ctx>(ctx: C, userId: string): Promise<C> {
  const member = await db(ctx).membership.findFirst({
    where: { workspaceId: ctx.workspaceId, userId, disabledAt: null, user: { disabledAt: null } },
    select: { role: true, user: { select: { name: true, email: true } } },
  });
  if (!member) throw new AppError('forbidden', 'Who asked for this is not here any more.');
  const { name, email } = member.user;
  return { ...ctx, actor: { role: Role.parse(member.role), userId, name, email } };
}
