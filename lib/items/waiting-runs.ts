import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';

// Edge gives no unit for its times: small numbers are seconds, 0 is "no end".
const WAITING = `select count(*)::int as count from (
    select case when i.raw->>'expire_time_sec' ~ '^\\d{1,15}$' then (i.raw->>'expire_time_sec')::bigint else 0 end as ends
    from item i where i.workspace_id = $1 and i.noun = 'workflow_run' and i.gone_at is null
      and (i.status is null or i.status ~* '^(created|pending)$' or i.status ~ '^unknown \\(.*\\)$')
      and btrim(coalesce(i.raw->>'answer_index', '')) = '') run
  where ends = 0 or case when ends >= 100000000000 then ends else ends * 1000 end > extract(epoch from now()) * 1000`;

/** How many workflow runs wait for an answer: those that Approvals lists. */
export async function countWaitingRuns(ctx: Ctx): Promise<number> {
  allow(ctx, 'items.read');
  const [row] = await rows<{ count: number }>(ctx, WAITING, [ctx.workspaceId], 'waiting runs');
  return row?.count ?? 0;
}
