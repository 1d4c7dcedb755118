import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';

/** A vendor's word stands for itself again. Throws `not_found` for one that nobody mapped. */
export async function unmapWord(ctx: Ctx, { id }: { id: string }): Promise<void> {
  allow(ctx, 'tags.edit');
  await inTx(ctx, async (ctx) => {
    const where = { workspaceId: ctx.workspaceId, id };
    const before = await db(ctx).wordAlias.findFirst({ where, select: { vendor: true, word: true, shownAs: true } });
    const { count } = await db(ctx).wordAlias.deleteMany({ where });
    if (!before || count === 0) throw new AppError('not_found', 'This word is not read as another one.');
    const subject = { kind: 'word', id };
    await writeAudit(ctx, { action: 'vocabulary.unmap', subject, before: { name: before.word, ...before } });
  });
}
