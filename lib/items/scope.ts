import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import type { ItemNoun } from '@/lib/model/record';
import { SEARCHED } from './facts';
import type { ItemFilter } from './schema';

export type Part = 'kind' | 'status' | 'tenant';
export type Scope = { where: string; values: unknown[] };

const COLUMNS: Record<Part, string> = { kind: 'i.kind', status: 'i.status', tenant: 'i.connection_id' };

/** The items of a noun that a filter asks for; `but` leaves one part of it out, to count that part's own values. */
export function scopeOf(ctx: Ctx, noun: ItemNoun, filter: ItemFilter, but?: Part): Scope {
  const values: unknown[] = [ctx.workspaceId, noun];
  const add = (value: unknown) => `$${values.push(value)}`;
  const parts = ['i.workspace_id = $1', 'i.noun = $2'];
  if (filter.gone === 'leave_out') parts.push('i.gone_at is null');
  for (const part of ['kind', 'status', 'tenant'] as const) {
    const type = part === 'tenant' ? 'uuid[]' : 'text[]';
    if (part !== but && filter[part].length > 0) parts.push(`${COLUMNS[part]} = any(${add(filter[part])}::${type})`);
  }
  if (filter.from !== undefined) parts.push(`i.at >= ${add(filter.from)}::timestamptz`);
  if (filter.to !== undefined) parts.push(`i.at < ${add(filter.to)}::timestamptz`);
  const words = filter.q.split(/\s+/).filter(Boolean);
  if (words.length > 0) {
    const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
    parts.push(
      `concat_ws(' ', i.title, i.external_id, ${SEARCHED[noun].join(', ')}) ilike all(${add(patterns)}::text[])`,
    );
  }
  return { where: parts.join(' and '), values };
}
