import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import type { SetBackfill } from './backfill-body';
import { getConnection } from './read';
import { wakeWorker } from './seal-credentials';

type Row = { from: string | null; to: string | null; next: string | null };

/**
 * Sets how far back the past of one object of a tenant is read. What was read stays, and is not asked for again: a range that
 * now begins earlier is walked from where the last one ended. Throws `bad_input` for a day after the past of this tenant,
 * `not_possible` where the vendor takes no range, `conflict` where somebody else has set it meanwhile.
 */
export async function setBackfill(ctx: Ctx, input: SetBackfill & { id: string }): Promise<void> {
  allow(ctx, 'connections.edit');
  const { id, noun, seen } = input;
  const from = new Date(input.from);
  await inTx(ctx, async (ctx) => {
    await getConnection(ctx, { id });
    // Held until the end, so that of two admins the second sees what the first has set.
    const [row] = await db(ctx).$queryRaw<Row[]>`
      select cursor->>'from' as "from", cursor->>'to' as "to", cursor->>'next' as next from sync_stream
      where workspace_id = ${ctx.workspaceId}::uuid and connection_id = ${id}::uuid and noun = ${noun}
        and stream = 'backfill' for update`;
    if (!row) {
      const words =
        'Nothing is read by a range of time here: the vendor answers all of it each time, or was not read yet.';
      throw new AppError('not_possible', words);
    }
    // Before it has begun nobody is shown where it will.
    if (!sameInstant(row.to === null ? null : row.from, seen)) {
      throw new AppError('conflict', 'This range changed since you opened it.');
    }
    if (row.to !== null && from.getTime() >= Date.parse(row.to)) {
      const words = `This range would begin after its end: the past here ends on ${row.to.slice(0, 10)}; all that came later is read as it comes.`;
      throw new AppError('bad_input', words, { from: words });
    }
    const isRead = row.next !== null && from.getTime() >= Date.parse(row.next);
    await db(ctx).$executeRaw`
      update sync_stream set cursor = cursor || jsonb_build_object('from', ${from.toISOString()}::text),
        -- Whoever is on it walks to the old end: it loses the lease and another one goes on.
        attempt = attempt + 1, lease_until = null,
        due_at = case when ${isRead} and due_at = 'infinity' then due_at else now() end
      where workspace_id = ${ctx.workspaceId}::uuid and connection_id = ${id}::uuid and noun = ${noun}
        and stream = 'backfill'`;
    await wakeWorker(ctx, 'sync');
    await writeAudit(ctx, {
      action: 'connection.backfill',
      subject: { kind: 'connection', id },
      before: { noun, from: row.from },
      after: { noun, from: from.toISOString() },
    });
  });
}

function sameInstant(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return Date.parse(one) === Date.parse(other);
}
