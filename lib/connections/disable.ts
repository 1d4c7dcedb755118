import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { toConnection } from './read';
import { changeRow, inState, rowToChange } from './row';
import type { ChangeConnection, Connection } from './schema';

/** Stops all calls to the vendor; what was read stays, and so do the credentials. */
export async function disableConnection(ctx: Ctx, input: ChangeConnection & { id: string }): Promise<Connection> {
  allow(ctx, 'connections.edit');
  return inTx(ctx, async (ctx) => {
    const before = await rowToChange(ctx, input);
    if (before.state === 'disabled') throw new AppError('not_possible', 'This connection is disabled already.');
    const row = await changeRow(ctx, before, inState('disabled'));
    await writeAudit(ctx, {
      action: 'connection.disable',
      subject: { kind: 'connection', id: row.id },
      before: { state: before.state },
      after: { state: row.state },
    });
    return toConnection(row);
  });
}
