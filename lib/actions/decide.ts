import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { permissionOf } from './permission-of';
import { wakeWorker } from './request';
import { Action, type DecideBody } from './schema';

/** What a person found out of a write whose outcome is not known: it is there, it is sent again, or it is let go. */
export async function decideAction(ctx: Ctx, { id, decision }: DecideBody & { id: string }): Promise<Action> {
  const { name } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const key = { workspaceId: ctx.workspaceId, id };
    const before = await db(ctx).action.findFirst({
      where: key,
      include: { connection: { select: { vendor: true } } },
    });
    if (!before) throw new AppError('not_found', 'There is no such action.');
    const { command, input } = Action.parse(before);
    allow(ctx, permissionOf({ command, input }, before.connection.vendor));
    const now = new Date();
    const to = {
      there: { state: 'done', settledAt: now, outcome: { message: `${name} looked: the vendor holds it.` } },
      again: {
        state: 'queued',
        settledAt: null,
        notBefore: now,
        tries: 0,
        outcome: { message: `Sent again by ${name}.` },
      },
      give_up: { state: 'cancelled', settledAt: now, outcome: { message: `Let go by ${name}.` } },
    }[decision];
    const [row] = await db(ctx).action.updateManyAndReturn({ where: { ...key, state: 'needs_you' }, data: to });
    if (!row) throw new AppError('conflict', 'Nobody has to decide this any more.');
    const action = Action.parse(row);
    const subject = action.findingId ? { kind: 'finding', id: action.findingId } : { kind: 'action', id };
    await writeAudit(ctx, { action: 'action.decide', subject, after: { actionId: id, command, decision } });
    await wakeWorker(ctx);
    return action;
  });
}
