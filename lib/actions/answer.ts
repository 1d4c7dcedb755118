import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { permissionOf } from './permission-of';
import { wakeWorker } from './request';
import { Action, type AnswerBody } from './schema';
import { whyTenantOff } from './tenant-off';

/** The second person's word on a write that waits for one: somebody else with the same permission. */
export async function answerAction(ctx: Ctx, { id, answer }: AnswerBody & { id: string }): Promise<Action> {
  const { userId: answeredBy, name } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const key = { workspaceId: ctx.workspaceId, id };
    const row = await db(ctx).action.findFirst({
      where: key,
      include: { connection: { select: { vendor: true, state: true } } },
    });
    if (!row) throw new AppError('not_found', 'There is no such action.');
    const before = Action.parse(row);
    allow(ctx, permissionOf(before, row.connection.vendor));
    if (before.state === 'asked' && before.requestedBy === answeredBy) {
      throw new AppError('forbidden', 'A second person has to agree: somebody else than you.');
    }
    const away = answer === 'approve' ? whyTenantOff(row.connection.state) : null;
    if (away) throw new AppError('not_possible', away);
    const answeredAt = new Date();
    // What was between the two when it was asked for is the hold that it gets now.
    const heldMs = before.notBefore.getTime() - before.requestedAt.getTime();
    const to =
      answer === 'approve'
        ? { state: heldMs > 0 ? 'held' : 'queued', notBefore: new Date(answeredAt.getTime() + heldMs) }
        : { state: 'cancelled', settledAt: answeredAt, outcome: { message: `Refused by ${name}. Nothing was sent.` } };
    // The state in `where` is the lock: of two answers, or an answer and a take-back, one wins.
    const [moved] = await db(ctx).action.updateManyAndReturn({
      where: { ...key, state: 'asked' },
      data: { ...to, answeredBy, answeredAt },
    });
    if (!moved) throw new AppError('conflict', 'It no longer waits for a second person.');
    const action = Action.parse(moved);
    if (answer === 'refuse')
      await db(ctx).actionSecret.deleteMany({ where: { workspaceId: ctx.workspaceId, actionId: id } });
    const { command, input, target, requestedBy } = action;
    await writeAudit(ctx, {
      action: `action.${answer}`,
      subject: { kind: 'action', id },
      after: { actionId: id, command, input, target, requestedBy },
    });
    await wakeWorker(ctx);
    return action;
  });
}
