import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { db, inTx } from '@/lib/db/tx';
import { STATUS_CODES } from '@/lib/model/finding';
import { deleteSecrets } from '@/lib/vault/secrets';

/** Marked at a time: a tenant of a million findings may not hold up the checks of others. */
const BATCH = 5000;

type Removed = { id: string; removedAt: Date; hasSecrets: boolean; isCleared: boolean };

/**
 * Takes a step with every removed connection: its secrets go at once, then what it brought is marked as gone, so that
 * nobody works on what nobody can see any more. What is closed already stays as it was.
 */
export async function clearRemoved(ctx: Ctx): Promise<void> {
  for (const one of await removedOf(ctx)) {
    if (one.hasSecrets) await forget(ctx, one.id);
    if (!one.isCleared) await markGone(ctx, one);
  }
}

function removedOf(ctx: Ctx): Promise<Removed[]> {
  return rows<Removed>(
    ctx,
    `select * from (
       select c.id, c.state_at as "removedAt", c.cleared_at is not null as "isCleared",
         exists (select 1 from connection_secret s where s.workspace_id = $1 and s.connection_id = c.id) or
         exists (select 1 from connection_inbox i where i.workspace_id = $1 and i.connection_id = c.id) as "hasSecrets"
       from connection c where c.workspace_id = $1 and c.state = 'removed') r
     where "hasSecrets" or not "isCleared"`,
    [ctx.workspaceId],
  );
}

async function forget(ctx: Ctx, id: string): Promise<void> {
  const { workspaceId } = ctx;
  await inTx(ctx, async (ctx) => {
    await deleteSecrets(ctx, id);
    await db(ctx).connectionInbox.deleteMany({ where: { workspaceId, connectionId: id } });
    await db(ctx).connection.updateMany({ where: { workspaceId, id }, data: { credentialFields: [] } });
    await writeAudit(ctx, { action: 'connection.secrets_deleted', subject: { kind: 'connection', id } });
  });
}

async function markGone(ctx: Ctx, { id, removedAt }: Removed): Promise<void> {
  const key = [ctx.workspaceId, id];
  // A run that is under way loses its lease with its next page; what is on its way to the vendor is waited for, since its
  // answer is stored as well.
  await rows(
    ctx,
    `update sync_stream set attempt = attempt + 1, lease_until = null, due_at = 'infinity', state = 'idle'
     where workspace_id = $1 and connection_id = $2 and due_at < 'infinity'`,
    key,
  );
  const [sent] = await rows(
    ctx,
    `select 1 from action where workspace_id = $1 and connection_id = $2 and state in ('claimed', 'sending', 'reading_back') limit 1`,
    key,
  );
  if (sent) return;
  const findings = await marked(ctx, 'finding', `status not in (${STATUS_CODES.accepted}, ${STATUS_CODES.resolved})`, [
    ...key,
    removedAt,
  ]);
  const items = findings < BATCH ? await marked(ctx, 'item', 'gone_at is null', [...key, removedAt]) : BATCH;
  if (items === BATCH) return;
  await inTx(ctx, async (ctx) => {
    await db(ctx).connection.updateMany({
      where: { workspaceId: ctx.workspaceId, id },
      data: { clearedAt: new Date() },
    });
    await writeAudit(ctx, { action: 'connection.cleared', subject: { kind: 'connection', id } });
  });
}

async function marked(ctx: Ctx, table: 'finding' | 'item', left: string, values: unknown[]): Promise<number> {
  const done = await rows(
    ctx,
    `update ${table} set gone_at = greatest(now(), $3) where workspace_id = $1 and id = any(array(
       select id from ${table} where workspace_id = $1 and connection_id = $2 and ${left} order by id limit ${BATCH} for update))
     returning 1`,
    values,
  );
  return done.length;
}
