import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';

/** A case under our lock, as it stands before a change. */
export type HeldCase = {
  id: string;
  number: number;
  title: string;
  summary: string;
  owner_id: string | null;
  verdict: number | null;
  closed: boolean;
  version: number;
};

/** Locks a case for the caller's transaction. Throws `not_found`, and `conflict` when it is not in the version that was seen. */
export async function holdCase(ctx: Ctx, id: string, version?: number): Promise<HeldCase> {
  const [held] = await db(ctx).$queryRaw<HeldCase[]>`
    select k.id, k.number, k.title, k.summary, k.owner_id, k.verdict, k.closed_at is not null as closed, k.version
    from case_file k where k.workspace_id = ${ctx.workspaceId}::uuid and k.id = ${id}::uuid for update`;
  if (!held) throw new AppError('not_found', 'There is no such case.');
  if (version !== undefined && version !== held.version)
    throw new AppError('conflict', 'This case changed since you opened it.');
  return held;
}

/** As `holdCase`, and open: a closed case is looked at, and opened again before more is added. */
export async function holdOpenCase(ctx: Ctx, id: string, version?: number): Promise<HeldCase> {
  const held = await holdCase(ctx, id, version);
  if (held.closed) throw new AppError('not_possible', `Case ${held.number} is closed. Open it again first.`);
  return held;
}

/** Changes columns of a case under our lock. Whatever is done to a case moves it up in the list. */
export function updateCase(
  ctx: Ctx,
  { id }: HeldCase,
  data: {
    title?: string;
    summary?: string;
    ownerId?: string | null;
    verdict?: number | null;
    verdictReason?: string | null;
    closedAt?: Date | null;
  } = {},
) {
  return db(ctx).caseFile.updateMany({
    where: { workspaceId: ctx.workspaceId, id },
    data: { ...data, updatedAt: new Date(), version: { increment: 1 } },
  });
}

/** How audit rows name a case. */
export function nameOfCase({ id, number, title }: Pick<HeldCase, 'id' | 'number' | 'title'>) {
  return { id, number, title };
}
