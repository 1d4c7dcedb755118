import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import type { ItemNoun } from '@/lib/model/record';
import type { ItemFilter } from './schema';
import { type Part, scopeOf } from './scope';
import type { ItemFacets, ItemFacetValue } from './shapes';

const MOST = 50;
const VALUES: Record<Part, string> = {
  kind: 'i.kind as value, i.kind as label',
  status: "i.status as value, coalesce(i.status, 'not given') as label",
  tenant:
    'i.connection_id::text as value, (select c.name from connection c where c.workspace_id = $1 and c.id = i.connection_id) as label',
};

/** How many items there are of each kind, status and tenant; each counted under the other filters, so that one can change its mind. */
export async function itemFacets(ctx: Ctx, noun: ItemNoun, filter: ItemFilter): Promise<ItemFacets> {
  allow(ctx, 'items.read');
  const { where, values } = scopeOf(ctx, noun, filter);
  const [[all], kind, status, tenant] = await Promise.all([
    rows<{ total: number }>(ctx, `select count(*)::int as total from item i where ${where}`, values),
    facet(ctx, noun, filter, 'kind'),
    facet(ctx, noun, filter, 'status'),
    facet(ctx, noun, filter, 'tenant'),
  ]);
  return { total: all?.total ?? 0, kind, status, tenant };
}

function facet(ctx: Ctx, noun: ItemNoun, filter: ItemFilter, part: Part): Promise<ItemFacetValue[]> {
  const { where, values } = scopeOf(ctx, noun, filter, part);
  return rows<ItemFacetValue>(
    ctx,
    `select ${VALUES[part]}, count(*)::int as count from item i where ${where}
     group by 1, 2${part === 'tenant' ? ', i.connection_id' : ''} order by 3 desc, 2 limit ${MOST}`,
    values,
  );
}
