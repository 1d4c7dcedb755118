import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { byClass, byWord, CLASS_KEYS } from '@/lib/held/divide';
import { idOf } from '@/lib/held/filter';
import { SHAPES } from './dimensions';
import { heldPick, type Picked } from './held-pick';
import { readQuery, scopeOfQuery } from './scope';

type By = 'policy' | 'account' | 'owner' | 'tenant';

/**
 * How many findings of a query have each value, as a relation `n(id, count)` for a statement with these parameters; the
 * first of them is the workspace. Counted in this process where the findings are held, else by that statement.
 */
export async function countsBy(ctx: Ctx, q: string, by: By): Promise<{ counted: string; values: unknown[] }> {
  const query = readQuery(q);
  const held = await heldPick(ctx, query);
  if (held) {
    const counts = [...countsHeld(held, by)];
    const type = by === 'policy' || by === 'account' ? 'int' : 'uuid';
    const values = [ctx.workspaceId, counts.map(([id]) => id), counts.map(([, count]) => count)];
    return { counted: `unnest($2::${type}[], $3::int[]) n(id, count)`, values };
  }
  const { from, where, params } = await scopeOfQuery(ctx, query);
  const { column } = SHAPES[by];
  const counted = `(select ${column} as id, count(*)::int as count from ${from}
    where ${where} and ${column} is not null group by 1) n`;
  return { counted, values: params.values };
}

function countsHeld({ columns, rows }: Picked, by: By): Map<number | string, number> {
  const found = new Map<number | string, number>();
  if (by === 'policy' || by === 'account') {
    const counts = byWord(columns, rows, by);
    for (let at = 1; at < counts.length; at++) if (counts[at]) found.set(columns.words[by][at] ?? 0, counts[at] ?? 0);
    return found;
  }
  for (const { one, count } of byClass(columns, rows)) {
    const bytes = CLASS_KEYS[by](one);
    if (bytes !== null) found.set(idOf(bytes), (found.get(idOf(bytes)) ?? 0) + count);
  }
  return found;
}
