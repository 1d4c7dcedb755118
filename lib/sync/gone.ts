import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { inSqlTx, rows } from '@/lib/db/rows';
import { FIRST_CLOSED_STATUS } from '@/lib/model/finding';
import type { Connected } from '@/lib/vendors/vendor';
import { storePage } from './store';
import type { Run } from './stream';

/** Records asked for one by one in a run; the rest waits for the next. */
const ASK_AT_MOST = 25;

/** A walk that would close more than half of what we hold, and more than a handful, is not believed. */
const isTooMuch = (missing: number, held: number) => missing > 10 && missing > held / 2;

/**
 * Marks items that a whole, clean walk did not show as gone. Answers false when it closed nothing because the walk had odd
 * records or would have closed most of the list.
 */
export async function goneFromWhole(ctx: Ctx, run: Run, walked: { ids: Set<string>; odd: number }): Promise<boolean> {
  const where = 'workspace_id = $1 and connection_id = $2 and noun = $3 and gone_at is null';
  const key = [ctx.workspaceId, run.connectionId, run.noun];
  const held = await rows<{ external_id: string }>(ctx, `select external_id from item where ${where}`, key);
  const missing = held.map((row) => row.external_id).filter((id) => !walked.ids.has(id));
  if (missing.length === 0) return true;
  if (walked.odd > 0 || isTooMuch(missing.length, held.length)) return false;
  await rows(ctx, `update item set gone_at = now() where ${where} and external_id = any($4)`, [...key, missing]);
  return true;
}

/**
 * Open findings that the list of open ones no longer shows: each is asked for by id before anything is concluded.
 * Answers false when some are left for the next run, or when the vendor has no way to ask.
 */
export async function closeVanished(
  ctx: Ctx,
  run: Run,
  connected: Connected,
  shown: Set<string>,
  signal: AbortSignal,
): Promise<boolean> {
  const held = await rows<{ id: string; external_id: string }>(
    ctx,
    `select id, external_id from finding where workspace_id = $1 and connection_id = $2 and gone_at is null
       and vendor_status_code < ${FIRST_CLOSED_STATUS} order by updated_at`,
    [ctx.workspaceId, run.connectionId],
  );
  const missing = held.filter((row) => !shown.has(row.external_id));
  for (const { id, external_id } of missing.slice(0, ASK_AT_MOST)) {
    const asked = connected.getOne(run.noun, external_id, signal);
    if (asked === null) return false;
    const record = await asked;
    if (record) {
      await inSqlTx(ctx, (client) => storePage(client, ctx, run.connectionId, run.noun, { items: [record], odd: [] }));
    } else {
      await rows(ctx, 'update finding set gone_at = now() where workspace_id = $1 and id = $2', [ctx.workspaceId, id]);
    }
  }
  return missing.length <= ASK_AT_MOST;
}
