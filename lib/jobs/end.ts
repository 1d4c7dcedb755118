import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';

/** The state in which a job may come to each end. */
const FROM = { done: 'running', cancelled: 'cancelling', refused: 'refused' } as const;

/** Cancels every item that nothing was done for yet, and every write that has not left; answers how many. */
export async function cancelWaiting(ctx: Ctx, id: string, reason: string): Promise<number> {
  const left = await db(ctx).$executeRaw`
    update job_item set state = 'cancelled', reason = ${reason}, at = now()
    where workspace_id = ${ctx.workspaceId}::uuid and job_id = ${id}::uuid and state = 'waiting' and action_id is null`;
  const outcome = JSON.stringify({ message: reason });
  // The state is the lock: what a worker has claimed goes on, and is counted as what becomes of it.
  const held = await db(ctx).$executeRaw`
    update action set state = 'cancelled', settled_at = now(), outcome = ${outcome}::jsonb
    where workspace_id = ${ctx.workspaceId}::uuid and batch_id = ${id}::uuid and state in ('held', 'queued')`;
  return left + held;
}

/** Ends a job that nothing waits in any more and keeps its counts; false while something does. */
export async function endJob(
  ctx: Ctx,
  { id, state, reason }: { id: string; state: 'done' | 'cancelled' | 'refused'; reason?: string },
): Promise<boolean> {
  if (reason !== undefined) await cancelWaiting(ctx, id, reason);
  const ended = await db(ctx).$executeRaw`
    update job j set state = ${state}, finished_at = now(), version = version + 1,
      counts = (select jsonb_object_agg(c.state, c.count) from (select i.state, count(*)::int as count from job_item i
        where i.workspace_id = j.workspace_id and i.job_id = j.id group by i.state) c)
    where j.workspace_id = ${ctx.workspaceId}::uuid and j.id = ${id}::uuid and j.state = ${FROM[state]}
      and not exists (select 1 from job_item i where i.workspace_id = j.workspace_id and i.job_id = j.id and i.state = 'waiting')`;
  return ended === 1;
}
