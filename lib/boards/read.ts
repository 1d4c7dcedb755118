import 'server-only';
import { z } from 'zod';
import { allow, person } from '@/lib/auth/allow';
import { may } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { Card } from './schema';
import type { Board, Boards } from './shapes';

const MOST = 500;
const name = { select: { id: true, name: true } } as const;

/** The dashboards people made that this person may see: their own, and the shared ones. */
export async function listBoards(ctx: Ctx): Promise<Boards> {
  allow(ctx, 'dashboards.read');
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => ({
    boards: await db(ctx).board.findMany({
      where: { workspaceId: ctx.workspaceId, OR: [{ ownerId: userId }, { isShared: true }] },
      select: { id: true, name: true, isShared: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: MOST,
    }),
  }));
}

/** One of them; another's private one is not there. */
export async function getBoard(ctx: Ctx, { id }: { id: string }): Promise<Board> {
  allow(ctx, 'dashboards.read');
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const row = await db(ctx).board.findFirst({
      where: { workspaceId: ctx.workspaceId, id, OR: [{ ownerId: userId }, { isShared: true }] },
      include: { owner: name, updater: name },
    });
    if (!row) throw new AppError('not_found', 'There is no such dashboard.');
    const { role } = ctx.actor;
    return {
      id,
      name: row.name,
      cards: z.array(Card).parse(row.cards),
      isShared: row.isShared,
      owner: row.owner,
      updatedAt: row.updatedAt.toISOString(),
      updatedBy: row.updater,
      version: row.version,
      isEditable: row.isShared ? role !== 'worker' && may(role, 'dashboards.share') : row.ownerId === userId,
    };
  });
}
