import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { pool } from '@/lib/db/pool';
import { rows } from '@/lib/db/rows';
import { log } from '@/lib/log';
import { WorkspaceId } from '@/lib/model/ids';
import { workerCtx } from '@/lib/sync/workspaces';
import { tryExclusive } from '@/lib/vault/exclusive';
import { checkGiven, checkStored, type Waiting } from './check-credentials';
import { clearRemoved } from './clear-removed';

/** Each check holds a database connection for its lock; the rest of the worker needs some too. */
const AT_ONCE = 4;
const underWay = new Map<string, Promise<void>>();
/** A vendor that was away when its credentials were to be checked is not asked again before this instant. */
const notBefore = new Map<string, { at: number; tries: number }>();

/**
 * Begins everything admins asked for that needs a key: new credentials, checks, removals. Answers the checks under way,
 * which take as long as their vendors do and hold up nobody else.
 */
export async function takeInbox(signal: AbortSignal): Promise<Promise<void>[]> {
  const { rows: found } = await pool().query<{ id: string }>('select inbox_workspaces() as id');
  for (const { id } of found) {
    const ctx = await workerCtx(WorkspaceId.parse(id));
    await clearRemoved(ctx);
    for (const one of await waiting(ctx)) {
      const isDue = (notBefore.get(one.id)?.at ?? 0) <= Date.now();
      if (!isDue || underWay.has(one.id) || underWay.size >= AT_ONCE) continue;
      const check = takeOne(ctx, one, signal)
        .catch((error) => log('warn', 'a check was not settled', { err: error, connectionId: one.id }))
        .finally(() => underWay.delete(one.id));
      underWay.set(one.id, check);
    }
  }
  return [...underWay.values()];
}

async function takeOne(ctx: Ctx, one: Waiting, signal: AbortSignal): Promise<void> {
  const { ran, value } = await tryExclusive(`inbox ${ctx.workspaceId} ${one.id}`, () =>
    one.inboxId === null ? checkStored(ctx, one, signal) : checkGiven(ctx, one, signal),
  );
  if (!ran || value === 'settled') return void notBefore.delete(one.id);
  const tries = (notBefore.get(one.id)?.tries ?? 0) + 1;
  notBefore.set(one.id, { at: Date.now() + Math.min(60_000, 2_500 * 2 ** tries), tries });
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
