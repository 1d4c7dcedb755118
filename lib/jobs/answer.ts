import 'server-only';
import { wakeWorker } from '@/lib/actions/request';
import { writeAudit } from '@/lib/audit/write';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { endJob } from './end';
import { jobBefore, moveJob } from './move';
import { getJob } from './read';
import type { JobDetail } from './shapes';

/** The second person's word on a large job: somebody else with the same permission. */
export async function answerJob(
  ctx: Ctx,
  { id, version, answer }: { id: string; version: number; answer: 'approve' | 'refuse' },
): Promise<JobDetail> {
  const { userId: answeredBy } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { requestedBy, selected, work } = await jobBefore(ctx, id);
    if (requestedBy === answeredBy)
      throw new AppError('forbidden', 'A second person has to agree: somebody else than you.');
    const { plan } = await getJob(ctx, { id });
    const answeredAt = new Date();
    const notBefore = new Date(answeredAt.getTime() + plan.holdSeconds * 1000);
    const to = answer === 'approve' ? ({ state: 'held', notBefore } as const) : ({ state: 'refused' } as const);
    await moveJob(ctx, { id, version, from: ['asked'] }, { ...to, answeredBy, answeredAt });
    await writeAudit(ctx, { action: `job.${answer}`, subject: { kind: 'job', id }, after: { work, selected } });
    if (answer === 'refuse') await endJob(ctx, { id, state: 'refused', reason: 'Refused by the second person.' });
    await wakeWorker(ctx);
    return getJob(ctx, { id });
  });
}
