import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { pool } from '@/lib/db/pool';
import { rows } from '@/lib/db/rows';
import { db, inTx } from '@/lib/db/tx';
import { WorkspaceId } from '@/lib/model/ids';
import { workerCtx } from '@/lib/sync/workspaces';
import { tryExclusive } from '@/lib/vault/exclusive';
import { deleteSecrets } from '@/lib/vault/secrets';
import { checkGiven, checkStored, type Waiting } from './check-credentials';

/** Not before this instant: a vendor that was away when its credentials were to be checked. */
const notBefore = new Map<string, { at: number; tries: number }>();

/** Everything admins asked for that needs a key: new credentials, checks, removals. Answers how many were dealt with. */
export async function takeInbox(signal: AbortSignal): Promise<number> {
  const { rows: found } = await pool().query<{ id: string }>('select inbox_workspaces() as id');
  let done = 0;
  for (const { id } of found) {
    const ctx = await workerCtx(WorkspaceId.parse(id));
    done += await deleteRemoved(ctx);
    const due = (await waiting(ctx)).filter((one) => (notBefore.get(one.id)?.at ?? 0) <= Date.now());
    // Each vendor takes its own time; a slow one must not hold up the others.
    const taken = await Promise.all(due.map((one) => takeOne(ctx, one, signal)));
    done += taken.filter(Boolean).length;
  }
  return done;
}

async function takeOne(ctx: Ctx, one: Waiting, signal: AbortSignal): Promise<boolean> {
  const { ran, value } = await tryExclusive(`inbox ${ctx.workspaceId} ${one.id}`, () =>
    one.inboxId === null ? checkStored(ctx, one, signal) : checkGiven(ctx, one, signal),
  );
  if (!ran || signal.aborted) return false;
  if (value === 'settled') return notBefore.delete(one.id) || true;
  const tries = (notBefore.get(one.id)?.tries ?? 0) + 1;
  notBefore.set(one.id, { at: Date.now() + Math.min(60_000, 2_500 * 2 ** tries), tries });
  return false;
}

/** The newest credentials of each connection; older ones were overtaken. Null: those that are stored are to be checked. */
function waiting(ctx: Ctx): Promise<Waiting[]> {
  return rows<Waiting>(
    ctx,
    `select c.id, c.vendor, c.origin, c.settings, c.state, i.id as "inboxId", i.worker_key_id as "workerKeyId", i.sealed
     from connection c left join lateral (
       select id, worker_key_id, sealed from connection_inbox i
       where i.workspace_id = c.workspace_id and i.connection_id = c.id order by id desc limit 1) i on true
     where c.workspace_id = $1 and c.state <> 'removed' and (i.id is not null or c.state = 'pending')`,
    [ctx.workspaceId],
  );
}

async function deleteRemoved(ctx: Ctx): Promise<number> {
  const { workspaceId } = ctx;
  const removed = await rows<{ id: string }>(
    ctx,
    `select id from connection c where workspace_id = $1 and state = 'removed' and (
       exists (select 1 from connection_secret s where s.workspace_id = $1 and s.connection_id = c.id) or
       exists (select 1 from connection_inbox i where i.workspace_id = $1 and i.connection_id = c.id))`,
    [workspaceId],
  );
  for (const { id } of removed) {
    await inTx(ctx, async (ctx) => {
      await deleteSecrets(ctx, id);
      await db(ctx).connectionInbox.deleteMany({ where: { workspaceId, connectionId: id } });
      await db(ctx).connection.updateMany({ where: { workspaceId, id }, data: { credentialFields: [] } });
      await writeAudit(ctx, { action: 'connection.secrets_deleted', subject: { kind: 'connection', id } });
    });
  }
  return removed.length;
}
