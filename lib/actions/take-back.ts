import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { permissionOf } from './permission-of';
import { Action } from './schema';

/** Takes an action back before it leaves: the vendor receives nothing. `conflict` once it is on its way. */
export async function takeBack(ctx: Ctx, input: { id: string }): Promise<Action> {
  person(ctx);
  return inTx(ctx, async (ctx) => {
    const key = { workspaceId: ctx.workspaceId, id: input.id };
    const before = await db(ctx).action.findFirst({
      where: key,
      include: { connection: { select: { vendor: true } } },
    });
    if (!before) throw new AppError('not_found', 'There is no such action.');
    allow(ctx, permissionOf(Action.parse(before), before.connection.vendor));
    // The state in `where` is the lock: the worker's claim and this update cannot both win.
    const [row] = await db(ctx).action.updateManyAndReturn({
      where: { ...key, state: { in: ['asked', 'held', 'queued'] } },
      data: { state: 'cancelled', settledAt: new Date() },
    });
    if (!row) throw new AppError('conflict', 'Too late to take back: it is already on its way to the vendor.');
    const action = Action.parse(row);
    await db(ctx).actionSecret.deleteMany({ where: { workspaceId: ctx.workspaceId, actionId: action.id } });
    const subject = action.findingId ? { kind: 'finding', id: action.findingId } : { kind: 'action', id: action.id };
    await writeAudit(ctx, {
      action: 'action.take-back',
      subject,
      after: { actionId: action.id, command: action.command },
    });
    return action;
  });
}
