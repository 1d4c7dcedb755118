import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { within } from '@/lib/db/statement';
import type { EntityKind } from './schema';
import type { Rejection } from './shapes';

/** Every one of them stands in the query that the queue opens with, which has an end. */
export const MOST_REJECTED = 50;

export const REJECTED = `select e.joined as type, e.joined_id as id, i.noun, coalesce(left(f.title, 300), i.title, '') as title, e.reason,
    json_build_object('id', u.id, 'name', u.name) as by, e.rejected_at as at
  from entity_rejection e join app_user u on u.id = e.rejected_by
  left join finding f on e.joined = 'finding' and f.workspace_id = $1::uuid and f.id = e.joined_id
  left join item i on e.joined = 'item' and i.workspace_id = $1::uuid and i.id = e.joined_id
  where e.workspace_id = $1::uuid and e.kind = $2 and e.key = $3 order by e.rejected_at desc, e.joined_id`;

/** The joins of an entity that somebody rejected; inside a transaction as that transaction sees them. */
export async function rejectionsOf(ctx: Ctx, entity: { kind: EntityKind; plain: string }): Promise<Rejection[]> {
  const found = await within<Omit<Rejection, 'at'> & { at: Date }>(ctx, REJECTED, [
    ctx.workspaceId,
    entity.kind,
    entity.plain,
  ]);
  return found.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
}

export function idsOf(rejected: readonly Rejection[], type: Rejection['type']): string[] {
  return rejected.filter((one) => one.type === type).map(({ id }) => id);
}
