import 'server-only';
import { wakeWorker } from '@/lib/actions/request';
import { writeAudit } from '@/lib/audit/write';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { CONFIRM_WITHIN_MS } from './freeze';
import { jobBefore, moveJob } from './move';
import { getJob } from './read';
import type { JobDetail } from './shapes';

/** Confirms what was frozen: it begins after its hold, or waits for a second person where it is large. */
export async function confirmJob(
  ctx: Ctx,
  { id, version, typed }: { id: string; version: number; typed?: number },
): Promise<JobDetail> {
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { requestedBy, requestedAt, selected, work } = await jobBefore(ctx, id);
    if (requestedBy !== userId) throw new AppError('forbidden', 'Only who chose these findings may confirm.');
    if (requestedAt.getTime() < Date.now() - CONFIRM_WITHIN_MS) {
      throw new AppError('not_possible', 'This selection was frozen more than an hour ago. Choose again.');
    }
    const { plan } = await getJob(ctx, { id });
    if (plan.typed && typed !== selected) {
      throw new AppError('bad_input', `Type ${selected} to confirm.`, { typed: `Type ${selected}.` });
    }
    const confirmedAt = new Date();
    const notBefore = new Date(confirmedAt.getTime() + plan.holdSeconds * 1000);
    const to = plan.second ? ({ state: 'asked' } as const) : ({ state: 'held', notBefore } as const);
    await moveJob(ctx, { id, version, from: ['draft'] }, { ...to, confirmedAt });
    await writeAudit(ctx, {
      action: 'job.confirm',
      subject: { kind: 'job', id },
      after: { work, selected, second: plan.second },
    });
    await wakeWorker(ctx);
    return getJob(ctx, { id });
  });
}
