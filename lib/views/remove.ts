import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { editable, tooLate } from './checked';

/** Deletes a view, for everybody who has it among their tabs or opens with it; the record keeps what it was. */
export async function removeView(ctx: Ctx, { id, version }: { id: string; version: number }): Promise<void> {
  allow(ctx, 'views.own');
  await inTx(ctx, async (ctx) => {
    const before = await editable(ctx, id);
    const { count } = await db(ctx).savedView.deleteMany({ where: { workspaceId: ctx.workspaceId, id, version } });
    if (count === 0) throw tooLate(before);
    await writeAudit(ctx, { action: 'view.delete', subject: { kind: 'view', id }, before });
  });
}
