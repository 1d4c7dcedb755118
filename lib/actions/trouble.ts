import 'server-only';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import type { Trouble } from './shapes';

const MOST = 20;

const TROUBLE = `select a.id as "actionId", a.finding_id as "findingId", left(f.title, 300) as title, a.command, a.state,
    coalesce(a.outcome->>'vendorMessage', a.outcome->>'message') as message,
    to_char(coalesce(a.settled_at, a.requested_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
  from action a join finding f on f.workspace_id = a.workspace_id and f.id = a.finding_id and f.last_action_id = a.id
  where a.workspace_id = $1 and a.requested_by = $2
    and (a.state in ('needs_you', 'unclear') or (a.state = 'rejected' and a.settled_at > $3))
    and a.requested_at > now() - interval '90 days'
  order by a.requested_at desc limit ${MOST}`;

/** The writes of the person who asks that wait for a decision, or that a vendor refused since an instant and nothing came after. */
export async function listTrouble(ctx: Ctx, since: Date): Promise<Trouble[]> {
  allow(ctx, 'findings.read');
  return rows<Trouble>(ctx, TROUBLE, [ctx.workspaceId, person(ctx).userId, since]);
}
