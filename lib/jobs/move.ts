import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { JobWork } from './schema';
import type { JobState } from './shapes';
import { permissionOf } from './work';

type Before = { id: string; state: string; selected: number; requestedBy: string; work: JobWork; requestedAt: Date };
type Moved = {
  state: JobState;
  stateNote?: string | null;
  confirmedAt?: Date;
  answeredBy?: string;
  answeredAt?: Date;
  notBefore?: Date;
  finishedAt?: Date | null;
};

/** A job before a change, for somebody who may do what it does. Throws `not_found`. */
export async function jobBefore(ctx: Ctx, id: string): Promise<Before> {
  const row = await db(ctx).job.findFirst({
    where: { workspaceId: ctx.workspaceId, id, state: { not: 'dropped' } },
    select: { id: true, state: true, selected: true, requestedBy: true, work: true, requestedAt: true },
  });
  if (!row) throw new AppError('not_found', 'There is no such job.');
  const work = JobWork.parse(row.work);
  allow(ctx, permissionOf(work));
  return { ...row, work };
}

/** Moves a job on; the version is the lock, and a state it may not come from is refused in words. */
export async function moveJob(
  ctx: Ctx,
  { id, version, from }: { id: string; version: number; from: readonly JobState[] },
  data: Moved,
): Promise<void> {
  const key = { workspaceId: ctx.workspaceId, id };
  const { count } = await db(ctx).job.updateMany({
    where: { ...key, version, state: { in: [...from] } },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 1) return;
  const now = await db(ctx).job.findFirst({ where: key, select: { state: true, version: true } });
  if (now?.version === version)
    throw new AppError('not_possible', `This job is ${now.state}: that cannot be done now.`);
  throw new AppError('conflict', 'This job has moved on since you looked. It is shown as it is now.');
}
