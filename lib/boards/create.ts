import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { checkCards } from './checked';
import { getBoard } from './read';
import type { CreateBoard } from './schema';
import type { Board } from './shapes';

const MOST_FOR_ONE = 50;

/** Makes a dashboard of one's own, or one that everybody sees. */
export async function createBoard(ctx: Ctx, input: CreateBoard): Promise<Board> {
  allow(ctx, input.isShared ? 'dashboards.share' : 'dashboards.own');
  checkCards(input.cards);
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    if ((await db(ctx).board.count({ where: { workspaceId, ownerId: userId } })) >= MOST_FOR_ONE) {
      throw new AppError('not_possible', `You have ${MOST_FOR_ONE} dashboards already. Delete one first.`);
    }
    const { id } = await db(ctx).board.create({
      data: { ...input, workspaceId, ownerId: userId, updatedBy: userId },
    });
    const board = await getBoard(ctx, { id });
    await writeAudit(ctx, { action: 'dashboard.create', subject: { kind: 'dashboard', id }, after: board });
    return board;
  });
}
