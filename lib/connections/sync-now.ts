import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { getConnection } from './read';
import { STATE_WORDS } from './schema';
import { wakeWorker } from './seal-credentials';

/** Asks for the next pull at once; the vendor's limits still hold. What is pulled already is not begun anew. */
export async function syncNow(ctx: Ctx, { id }: { id: string }): Promise<void> {
  allow(ctx, 'connections.edit');
  await inTx(ctx, async (ctx) => {
    const { state } = await getConnection(ctx, { id });
    if (state !== 'ok' && state !== 'failing') {
      throw new AppError('not_possible', `Nothing is pulled from this connection now. ${STATE_WORDS[state]}.`);
    }
    await db(ctx).$executeRaw`
      update sync_stream set due_at = least(due_at, now())
      where workspace_id = ${ctx.workspaceId}::uuid and connection_id = ${id}::uuid and due_at <> 'infinity'`;
    await wakeWorker(ctx, 'sync');
    await writeAudit(ctx, { action: 'connection.sync_now', subject: { kind: 'connection', id } });
  });
}
