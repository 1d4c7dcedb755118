import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';

/** When a run `i` lapses, in the vendor's number. Edge gives no unit for its times: small ones are seconds, 0 is "no end". */
const ENDS = `(case when i.raw->>'expire_time_sec' ~ '^\\d{1,15}$' then (i.raw->>'expire_time_sec')::bigint else 0 end)`;
const ENDS_MS = `(case when ${ENDS} >= 100000000000 then ${ENDS} else ${ENDS} * 1000 end)`;

/** The same as an instant; null: it has no end, or none in this millennium. */
export const RUN_ENDS_AT = `case when ${ENDS} > 0 and ${ENDS_MS} < 32503680000000 then to_timestamp(${ENDS_MS} / 1000.0) end`;

/** That a run `i` waits for an answer: what Approvals lists. */
export const RUN_WAITS = `i.noun = 'workflow_run' and i.gone_at is null
  and (i.status is null or i.status ~* '^(created|pending)$' or i.status ~ '^unknown \\(.*\\)$')
  and btrim(coalesce(i.raw->>'answer_index', '')) = ''
  and (${ENDS} = 0 or ${ENDS_MS} > extract(epoch from now()) * 1000)`;

const WAITING = `select count(*)::int as count from item i where i.workspace_id = $1 and ${RUN_WAITS}`;

/** How many workflow runs wait for an answer: those that Approvals lists. */
export async function countWaitingRuns(ctx: Ctx): Promise<number> {
  allow(ctx, 'items.read');
  const [row] = await rows<{ count: number }>(ctx, WAITING, [ctx.workspaceId], 'waiting runs');
  return row?.count ?? 0;
}
