import 'server-only';
import { wakeWorker } from '@/lib/actions/request';
import { writeAudit } from '@/lib/audit/write';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { cancelWaiting, endJob } from './end';
import { jobBefore, moveJob } from './move';
import { getJob } from './read';
import type { JobDetail, JobState } from './shapes';

type Steer = 'pause' | 'resume' | 'cancel' | 'retry';
const FROM: Record<Steer, readonly JobState[]> = {
  pause: ['running', 'held'],
  resume: ['paused'],
  cancel: ['asked', 'held', 'running', 'paused'],
  retry: ['running', 'paused', 'done', 'cancelled'],
};
const TO: Record<Steer, JobState> = { pause: 'paused', resume: 'running', cancel: 'cancelling', retry: 'running' };

/** Stops a job, lets it go on, cancels what is left of it, or does again what failed and nothing else. */
export async function steerJob(
  ctx: Ctx,
  { id, version, to }: { id: string; version: number; to: Steer },
): Promise<JobDetail> {
  person(ctx);
  return inTx(ctx, async (ctx) => {
    await jobBefore(ctx, id);
    await moveJob(ctx, { id, version, from: FROM[to] }, { state: TO[to], stateNote: null, finishedAt: null });
    const items = to === 'cancel' ? await cancelWaiting(ctx, id, 'Cancelled before it was done.') : undefined;
    if (to === 'cancel') await endJob(ctx, { id, state: 'cancelled' });
    const again = to === 'retry' ? await retryFailed(ctx, id) : undefined;
    await writeAudit(ctx, { action: `job.${to}`, subject: { kind: 'job', id }, after: { items: items ?? again } });
    await wakeWorker(ctx);
    return getJob(ctx, { id });
  });
}

/** Failed items wait again, as they are now: whoever tries again has seen why they failed. */
async function retryFailed(ctx: Ctx, id: string): Promise<number> {
  const again = await db(ctx).$executeRaw`
    update job_item i set state = 'waiting', reason = null, action_id = null, at = null, version = f.version
    from finding f where i.workspace_id = ${ctx.workspaceId}::uuid and i.job_id = ${id}::uuid and i.state = 'failed'
      and f.workspace_id = i.workspace_id and f.id = i.finding_id`;
  if (again === 0) throw new AppError('not_possible', 'Nothing of this job has failed.');
  await db(ctx)
    .$executeRaw`update job set counts = null where workspace_id = ${ctx.workspaceId}::uuid and id = ${id}::uuid`;
  return again;
}
