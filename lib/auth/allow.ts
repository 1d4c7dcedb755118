import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import { may, type Permission } from './permissions';

/** First line of every verb. The worker acts for what people were already allowed to ask. */
export function allow(ctx: Ctx, permission: Permission): void {
  if (ctx.actor.role === 'worker') return;
  if (!may(ctx.actor.role, permission))
    throw new AppError('forbidden', `Your role (${ctx.actor.role}) may not do this.`);
}

/** The person behind the request; verbs that only people perform use it. */
export function person(ctx: Ctx): { userId: string; name: string; email: string } {
  if (ctx.actor.userId === null) throw new AppError('forbidden', 'Only a person may do this.');
  return ctx.actor;
}
