import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { sourceOf } from './names';
import type { ActivityFilter } from './schema';
import { activityScope } from './scope';
import type { ActivityFacets, ActivityFacetValue } from './shapes';

const MOST = 20;

type Row = Omit<ActivityFacets, 'source'> & { vendor: ActivityFacetValue[]; own: number };

/** How much of the stream there is, and of what; all of it counted in one statement. */
export async function activityFacets(ctx: Ctx, filter: ActivityFilter): Promise<ActivityFacets> {
  allow(ctx, 'items.read');
  const { vendor, own, params } = await activityScope(ctx, filter);
  const ours = `union all select null, null, e.action, coalesce(u.name, e.actor)
    from audit_event e left join app_user u on u.id = e.actor_id where ${own}`;
  const counted = (column: string) => `(select coalesce(json_agg(t), '[]') from (
    select ${column} as value, count(*)::int as count from m where ${column} is not null
    group by 1 order by 2 desc, 1 limit ${MOST}) t)`;
  const [row] = await rows<Row>(
    ctx,
    `with m as materialized (select c.vendor, c.name as tenant, i.kind, i.actor
       from item i join connection c on c.workspace_id = $1 and c.id = i.connection_id where ${vendor}
       ${own === null ? '' : ours})
     select (select count(*)::int from m) as total, (select count(*)::int from m where vendor is null) as own,
       ${counted('vendor')} as vendor, ${counted('tenant')} as tenant, ${counted('kind')} as kind, ${counted('actor')} as actor`,
    params.values,
  );
  if (!row) throw new Error('a count without a row');
  const { own: here, vendor: vendors, ...facets } = row;
  const source = vendors.map(({ value, count }) => ({ value: sourceOf(value), count }));
  return { ...facets, source: here === 0 ? source : [...source, { value: 'onequeue', count: here }] };
}
