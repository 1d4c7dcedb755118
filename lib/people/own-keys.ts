import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { OwnKeys } from './schema';

/** The keys a person works with; version 0 where nothing was ever changed. */
export async function readOwnKeys(ctx: Ctx): Promise<OwnKeys> {
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const row = await db(ctx).personSetting.findUnique({
      where: { workspaceId_userId: { workspaceId: ctx.workspaceId, userId } },
    });
    return row ? OwnKeys.parse(row) : { singleKeys: true, keys: {}, version: 0 };
  });
}

/** Sets all of one's own keys at once; another window that was faster is told of. */
export async function setOwnKeys(ctx: Ctx, { version, ...wanted }: OwnKeys): Promise<OwnKeys> {
  const { userId } = person(ctx);
  return inTx(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    const before = await readOwnKeys(ctx);
    const changed =
      version === 0
        ? await db(ctx).personSetting.createMany({
            data: [{ workspaceId, userId, ...wanted }],
            skipDuplicates: true,
          })
        : await db(ctx).personSetting.updateMany({
            where: { workspaceId, userId, version },
            data: { ...wanted, version: { increment: 1 } },
          });
    if (changed.count === 0) throw new AppError('conflict', 'Your keys were changed in another window meanwhile.');
    const after = await readOwnKeys(ctx);
    await writeAudit(ctx, { action: 'person.keys', subject: { kind: 'person', id: userId }, before, after });
    return after;
  });
}
