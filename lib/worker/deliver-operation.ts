import 'server-only';
import { deliver } from '@/lib/actions/deliver';
import { claimOne } from '@/lib/actions/outbox';
import { getAction, waitForAction } from '@/lib/actions/read';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import { answerOf } from '@/lib/operations/answer';
import { callable, tenantOf } from '@/lib/operations/of-connection';
import type { OperationAnswer } from '@/lib/operations/shapes';
import { workerCtx } from '@/lib/sync/workspaces';
import type { Operated } from '@/lib/vendors/vendor';

/** A write under way is not cut off because its caller leaves: its outcome would be unclear. */
const DELIVERY_MS = 90_000;
/** Shorter than its caller's patience. */
const OTHERS_MS = 20_000;

/**
 * Sends an interactive write of the person of `ctx` now, out of turn, and answers what the vendor said: the one way by
 * which a secret that is shown once reaches its caller. It lives in this answer and in no table.
 */
export async function deliverOperation(ctx: Ctx, actionId: string, signal: AbortSignal): Promise<OperationAnswer> {
  const { userId } = person(ctx);
  const asked = await getAction(ctx, { id: actionId });
  if (asked.requestedBy !== userId || asked.command !== 'operation.call') {
    throw new AppError('not_found', 'There is no such action of yours.');
  }
  const { operation: id } = asked.input;
  const tenant = await tenantOf(ctx, asked.connectionId);
  allow(ctx, callable(tenant, typeof id === 'string' ? id : '').permission);
  const running = underWay.get(actionId) ?? started(ctx, actionId);
  underWay.set(actionId, running);
  const ended = await running.finally(() => underWay.delete(actionId));
  if (ended !== 'elsewhere') return answerOf(await getAction(ctx, { id: actionId }), ended);
  return answerOf(await waitForAction(ctx, actionId, OTHERS_MS, signal), null);
}

/** What the vendor answered; null: it was not done, or not yet. `elsewhere`: another process has it. */
type Ended = Operated | null | 'elsewhere';

/** Posts that repeat one under way wait for the same answer. */
const underWay = new Map<string, Promise<Ended>>();

async function started(ctx: Ctx, actionId: string): Promise<Ended> {
  const worker = await workerCtx(ctx.workspaceId);
  const action = await claimOne(worker, actionId);
  if (!action) return 'elsewhere';
  // Told as soon as the outcome is on record: whether a later read shows it is not waited for.
  return new Promise((told, failed) => {
    deliver(worker, action, AbortSignal.timeout(DELIVERY_MS), told).then(() => told(null), failed);
  });
}
