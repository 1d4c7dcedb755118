import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';

// In parts, so that a ledger of 100,000 rows is not one long transaction.
const PART = 10_000;

/** Clears away selections that nobody confirmed, and answers that were kept for a day. */
export async function clearAway(ctx: Ctx): Promise<void> {
  const left = `select id from job where workspace_id = $1 and (state = 'dropped'
    or state = 'draft' and requested_at < now() - interval '2 hours')`;
  await rows(
    ctx,
    `delete from job_item where (workspace_id, job_id, n) in (
       select workspace_id, job_id, n from job_item where workspace_id = $1 and job_id in (${left}) limit ${PART})`,
    [ctx.workspaceId],
  );
  await rows(
    ctx,
    `delete from job j where workspace_id = $1 and id in (${left})
       and not exists (select 1 from job_item i where i.workspace_id = $1 and i.job_id = j.id)`,
    [ctx.workspaceId],
  );
  await rows(ctx, "delete from answered_request where workspace_id = $1 and at < now() - interval '1 day'", [
    ctx.workspaceId,
  ]);
}
