import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { toConnection } from './read';
import { changeRow, inState, rowToChange } from './row';
import type { ChangeConnection, Connection } from './schema';
import { wakeWorker } from './seal-credentials';

/** Lets a disabled or stopped connection run again, after the worker has checked the stored credentials once more. */
export async function enableConnection(ctx: Ctx, input: ChangeConnection & { id: string }): Promise<Connection> {
  allow(ctx, 'connections.edit');
  return inTx(ctx, async (ctx) => {
    const before = await rowToChange(ctx, input);
    if (before.state === 'ok') throw new AppError('not_possible', 'This connection is working already.');
    if (before.state === 'pending') throw new AppError('not_possible', 'This connection is being checked just now.');
    const row = await changeRow(ctx, before, inState('pending'));
    await wakeWorker(ctx, 'inbox');
    await writeAudit(ctx, {
      action: 'connection.enable',
      subject: { kind: 'connection', id: row.id },
      before: { state: before.state },
      after: { state: row.state },
    });
    return toConnection(row);
  });
}
