import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { db } from '@/lib/db/tx';

/** How a finding stands among merged ones. `leader`: what it is merged into. `leads`: how many are merged into it. */
export type MergeFacts = {
  id: string;
  name: string;
  status: number;
  leader: { id: string; name: string } | null;
  leads: number;
};

/** Asked once the findings are locked: nobody merges or splits them meanwhile. */
export async function mergeFacts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, MergeFacts>> {
  const found = await db(ctx).$queryRaw<MergeFacts[]>`
    select f.id, left(f.title, 120) as name, f.status,
      case when l.id is not null then json_build_object('id', l.id, 'name', left(l.title, 120)) end as leader,
      (select count(*)::int from finding_merge g where g.workspace_id = f.workspace_id and g.leader_id = f.id) as leads
    from finding f
    left join finding_merge m on m.workspace_id = f.workspace_id and m.finding_id = f.id
    left join finding l on l.workspace_id = f.workspace_id and l.id = m.leader_id
    where f.workspace_id = ${ctx.workspaceId}::uuid and f.id = any(${[...ids]}::uuid[])`;
  return new Map(found.map((one) => [one.id, one]));
}

/** Windows that show the leading one look at it again: what it stands for is another. */
export function tellOfLeader(ctx: Ctx, id: string) {
  return db(ctx)
    .$executeRaw`update finding set version = version where workspace_id = ${ctx.workspaceId}::uuid and id = ${id}::uuid`;
}
