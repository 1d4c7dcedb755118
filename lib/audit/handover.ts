import 'server-only';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';

const MOST = 20;

// What one only looks at is no deed.
const DEEDS = `select e.actor, e.action, count(*)::int as count from audit_event e
  where e.workspace_id = $1 and e.at > $2 and e.subject_kind = 'finding' and e.actor_id is distinct from $3::uuid
    and e.action not in ('finding.watch', 'finding.unwatch', 'finding.see_mentions')
  group by 1, 2 order by 3 desc, 1, 2 limit ${MOST}`;
const HANDED = `select count(distinct e.subject_id)::int as count from audit_event e
  where e.workspace_id = $1 and e.at > $2 and e.action in ('finding.assign', 'finding.hand_over') and e.actor_id is distinct from $3::uuid
    and e.after->'owner'->>'id' = $3::text`;

/** What the others did with findings since an instant, and how many of them they gave to the person who asks. */
export async function doneMeanwhile(ctx: Ctx, since: Date) {
  allow(ctx, 'findings.read');
  const values = [ctx.workspaceId, since, person(ctx).userId];
  const deeds = await rows<{ actor: string; action: string; count: number }>(ctx, DEEDS, values);
  const [handed] = await rows<{ count: number }>(ctx, HANDED, values);
  return { deeds, handedOver: handed?.count ?? 0 };
}
