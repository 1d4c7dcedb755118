import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { identify } from './identify';
import { rejectionsOf } from './rejections';
import type { EntityParams, RestoreBody } from './schema';
import type { Rejections } from './shapes';

/** Takes the rejection of a join back. */
export async function restoreJoin(ctx: Ctx, { kind, key, type, id }: EntityParams & RestoreBody): Promise<Rejections> {
  allow(ctx, 'findings.act');
  const { plain } = await identify(ctx, kind, key);
  return inTx(ctx, async (ctx) => {
    const rejected = (await rejectionsOf(ctx, { kind, plain })).find((one) => one.type === type && one.id === id);
    const { count } = await db(ctx).entityRejection.deleteMany({
      where: { workspaceId: ctx.workspaceId, kind, key: plain, joined: type, joinedId: id },
    });
    if (!rejected || count === 0) throw new AppError('conflict', 'This join is not rejected, or no longer.');
    await writeAudit(ctx, {
      action: 'entity.restore_join',
      subject: { kind: 'entity', id: `${kind} ${plain}` },
      before: { name: rejected.title, joined: type, id, reason: rejected.reason },
    });
    return { rejected: await rejectionsOf(ctx, { kind, plain }) };
  });
}
