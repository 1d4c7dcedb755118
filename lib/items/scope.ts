import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import type { ItemNoun } from '@/lib/model/record';
import { SEARCHED } from './facts';
import { ITEM_PARTS, type ItemPart } from './parts';
import type { ItemFilter } from './schema';

export type Scope = { where: string; values: unknown[] };
/** `where`: all of a filter but its parts; `fits`: that an item has one of the values chosen of each part. */
type Parted = Scope & { fits: Partial<Record<ItemPart, string>> };

export const COLUMNS: Record<ItemPart, string> = {
  kind: 'i.kind',
  status: 'i.status',
  tenant: 'i.connection_id',
  workflow: 'i.run_workflow',
  person: 'i.run_person',
  app: 'i.run_app',
};

/** The items of a noun that a filter asks for. */
export function scopeOf(ctx: Ctx, noun: ItemNoun, filter: ItemFilter): Scope {
  const { where, values, fits } = partedScopeOf(ctx, noun, filter);
  return { where: [where, ...Object.values(fits)].join(' and '), values };
}

/** The same with its parts by themselves, so that each one's values can be counted under the others. */
export function partedScopeOf(ctx: Ctx, noun: ItemNoun, filter: ItemFilter): Parted {
  const values: unknown[] = [ctx.workspaceId, noun];
  const add = (value: unknown) => `$${values.push(value)}`;
  const fits: Parted['fits'] = {};
  for (const part of ITEM_PARTS) {
    const type = part === 'tenant' ? 'uuid[]' : 'text[]';
    if (filter[part].length > 0) fits[part] = `${COLUMNS[part]} = any(${add(filter[part])}::${type})`;
  }
  const parts = ['i.workspace_id = $1', 'i.noun = $2'];
  if (filter.gone === 'leave_out') parts.push('i.gone_at is null');
  if (filter.from !== undefined) parts.push(`i.at >= ${add(filter.from)}::timestamptz`);
  if (filter.to !== undefined) parts.push(`i.at < ${add(filter.to)}::timestamptz`);
  const words = filter.q.split(/\s+/).filter(Boolean);
  if (words.length > 0) {
    const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
    parts.push(
      `concat_ws(' ', i.title, i.external_id, ${SEARCHED[noun].join(', ')}) ilike all(${add(patterns)}::text[])`,
    );
  }
  return { where: parts.join(' and '), values, fits };
}
