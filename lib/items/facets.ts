import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import type { ItemNoun } from '@/lib/model/record';
import { type ItemPart, partsOf } from './parts';
import type { ItemFilter } from './schema';
import { COLUMNS, partedScopeOf } from './scope';
import type { ItemFacets } from './shapes';

const MOST = 50;
const LABELS: Partial<Record<ItemPart, string>> = {
  tenant: '(select c.name from connection c where c.workspace_id = $1 and c.id = m.tenant)',
};

/**
 * How many items there are of each kind, status, tenant and so on; each counted under the other filters, so that one can
 * change its mind. All of it is counted in one look, so that the numbers are of one moment.
 */
export async function itemFacets(ctx: Ctx, noun: ItemNoun, filter: ItemFilter): Promise<ItemFacets> {
  allow(ctx, 'items.read');
  const { where, values, fits } = partedScopeOf(ctx, noun, filter);
  const parts = partsOf(noun);
  // What is not there fits no choice; and a choice of what such items have not leaves none of them.
  const chosen = Object.entries(fits).map(([part, fit]) => ({ part, name: `fits_${part}`, sql: `(${fit}) is true` }));
  const all = (but?: ItemPart) =>
    ['true', ...chosen.filter(({ part }) => part !== but).map(({ name }) => name)].join(' and ');
  const kept = [
    ...parts.map((part) => `${COLUMNS[part]} as ${part}`),
    ...chosen.map(({ name, sql }) => `${sql} as ${name}`),
  ].join(', ');
  const counted = parts.map(
    (part) => `(select coalesce(json_agg(t), '[]') from (
       select m.${part}::text as value, ${LABELS[part] ?? `coalesce(m.${part}, 'not given')`} as label, count(*)::int as count
       from m where ${all(part)} group by m.${part} order by 3 desc, 2 limit ${MOST}) t) as ${part}`,
  );
  const [row] = await rows<Partial<ItemFacets> & { total: number }>(
    ctx,
    `with m as materialized (select ${kept} from item i where ${where})
     select (select count(*)::int from m where ${all()}) as total, ${counted.join(', ')}`,
    values,
  );
  if (!row) throw new Error('a count without a row');
  return { kind: [], status: [], tenant: [], workflow: [], person: [], app: [], ...row };
}
