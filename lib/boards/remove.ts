import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { editable, tooLate } from './checked';

/** Deletes a dashboard for everybody who saw it; the record keeps what it was. */
export async function removeBoard(ctx: Ctx, { id, version }: { id: string; version: number }): Promise<void> {
  allow(ctx, 'dashboards.own');
  await inTx(ctx, async (ctx) => {
    const before = await editable(ctx, id);
    const { count } = await db(ctx).board.deleteMany({ where: { workspaceId: ctx.workspaceId, id, version } });
    if (count === 0) throw tooLate(before);
    await writeAudit(ctx, { action: 'dashboard.delete', subject: { kind: 'dashboard', id }, before });
  });
}
