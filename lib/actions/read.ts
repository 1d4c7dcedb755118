import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { listen, listening } from '@/lib/db/listen';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { Bell } from './bell';
import { Action, type ActionState } from './schema';

export async function getAction(ctx: Ctx, input: { id: string }): Promise<Action> {
  allow(ctx, 'findings.read');
  const row = await inTx(ctx, (ctx) =>
    db(ctx).action.findFirst({ where: { workspaceId: ctx.workspaceId, id: input.id } }),
  );
  if (!row) throw new AppError('not_found', 'There is no such action.');
  return Action.parse(row);
}

/** The actions of one batch, or the newest of the workspace; at most 500. */
export async function listActions(ctx: Ctx, input: { batchId?: string; states?: ActionState[] }): Promise<Action[]> {
  allow(ctx, 'findings.read');
  const found = await inTx(ctx, (ctx) =>
    db(ctx).action.findMany({
      where: {
        workspaceId: ctx.workspaceId,
        ...(input.batchId ? { batchId: input.batchId } : {}),
        ...(input.states ? { state: { in: input.states } } : {}),
      },
      orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
      take: 500,
    }),
  );
  return found.map((row) => Action.parse(row));
}

/** What waiting does not change: it is over, a person decides, or it is held back on purpose, or a second person is asked. */
const SETTLED: readonly ActionState[] = ['done', 'rejected', 'needs_you', 'cancelled', 'held', 'asked'];

/** Waits for an interactive action's outcome, at most `waitMs`; what is not settled by then goes on in the background. */
export async function waitForAction(ctx: Ctx, id: string, waitMs: number, signal: AbortSignal): Promise<Action> {
  const until = Date.now() + waitMs;
  const bell = new Bell();
  const stop = listen('onequeue_actions', (settledId) => settledId === id && bell.ring());
  try {
    await listening();
    for (;;) {
      const action = await getAction(ctx, { id });
      const left = until - Date.now();
      if (SETTLED.includes(action.state) || left <= 0 || signal.aborted) return action;
      await bell.wait(Math.min(left, 1000), signal);
    }
  } finally {
    stop();
  }
}
