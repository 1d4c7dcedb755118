import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { changeRow, inState, rowToChange } from './row';
import type { ChangeConnection } from './schema';
import { wakeWorker } from './seal-credentials';

/** Takes a connection away for good. Its findings stay; the worker deletes its secrets. */
export async function removeConnection(ctx: Ctx, input: ChangeConnection & { id: string }): Promise<void> {
  allow(ctx, 'connections.edit');
  await inTx(ctx, async (ctx) => {
    const before = await rowToChange(ctx, input);
    const { id } = await changeRow(ctx, before, inState('removed'));
    await wakeWorker(ctx, 'inbox');
    await writeAudit(ctx, {
      action: 'connection.remove',
      subject: { kind: 'connection', id },
      before: { state: before.state, vendor: before.vendor, name: before.name, origin: before.origin },
    });
  });
}
