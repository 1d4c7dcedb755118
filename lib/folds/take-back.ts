import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { moveFold } from './move';
import { getFold } from './read';
import type { FoldRow } from './shapes';

/** Ends an acceptance before its time; its findings are again what they were. */
export async function takeBackFold(ctx: Ctx, { id, version }: { id: string; version: number }): Promise<FoldRow> {
  allow(ctx, 'findings.act');
  await inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    person(ctx);
    const held = await db(ctx).foldAcceptance.findFirst({ where: { workspaceId, id }, include: { connection: true } });
    if (!held) throw new AppError('not_found', 'There is no such fold.');
    if (held.version !== version) throw new AppError('conflict', 'This fold changed since you opened it.');
    if (held.state !== 'active') throw new AppError('not_possible', 'It is not accepted.');
    if (held.connection.state === 'removed') throw new AppError('not_possible', 'Its tenant was removed.');
    const { count } = await db(ctx).foldAcceptance.updateMany({
      where: { workspaceId, id, version },
      data: {
        state: 'reopened',
        reopenedAt: new Date(),
        reopenedWhy: 'taken_back',
        moving: true,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError('conflict', 'This fold changed since you opened it.');
    await writeAudit(ctx, {
      action: 'fold.take_back',
      subject: { kind: 'fold', id },
      before: { reason: held.reason, until: held.expiresAt },
      after: { why: 'taken_back' },
    });
  });
  await moveFold(ctx, id);
  return getFold(ctx, id);
}
