import 'server-only';
import { person } from '@/lib/auth/allow';
import { may } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { Role } from '@/lib/model/role';
import type { Person } from './shapes';

/** Somebody who may act on findings, `me` for who asks, null for nobody. Throws `bad_input` at the field for anybody else. */
export async function memberWhoActs(ctx: Ctx, who: string | 'me' | null, field: string): Promise<Person | null> {
  if (who === null) return null;
  const userId = who === 'me' ? person(ctx).userId : who;
  const member = await db(ctx).membership.findFirst({
    where: { workspaceId: ctx.workspaceId, userId, disabledAt: null, user: { disabledAt: null } },
    select: { role: true, user: { select: { id: true, name: true } } },
  });
  const message = member ? `${member.user.name} may not act on findings.` : 'There is no such person here.';
  if (!member || !may(Role.parse(member.role), 'findings.act'))
    throw new AppError('bad_input', message, { [field]: message });
  return member.user;
}
