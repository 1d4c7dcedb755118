import 'server-only';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { jobBefore, moveJob } from './move';

/** Forgets a selection that was frozen and not confirmed; the worker clears it away. */
export async function dropJob(ctx: Ctx, { id, version }: { id: string; version: number }): Promise<void> {
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { requestedBy } = await jobBefore(ctx, id);
    if (requestedBy !== userId) throw new AppError('forbidden', 'Only who chose these findings may forget them.');
    await moveJob(ctx, { id, version, from: ['draft'] }, { state: 'dropped' });
  });
}
