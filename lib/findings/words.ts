import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';

/** The words of findings by their numbers in the dictionary. */
export type Words = ReadonlyMap<number, string>;

// A word is never changed and never taken away, so what was once read need not be read again. Looking up a page's words
// costs as much as the page itself.
const MOST = 200_000;
const kept = new Map<string, Map<number, string>>();

/** The words behind these numbers of the dictionary; those this process has not met yet are read. */
export async function wordsOf(ctx: Ctx, ids: Iterable<number | null>): Promise<Words> {
  const known = keptOf(ctx);
  const missing = new Set<number>();
  for (const id of ids) if (id !== null && !known.has(id)) missing.add(id);
  if (missing.size === 0) return known;
  const text = 'select id, value from term where workspace_id = $1 and id = any($2::int[])';
  const found = await prepared<{ id: number; value: string }>(ctx, text, [ctx.workspaceId, [...missing]]);
  for (const { id, value } of found) known.set(id, value);
  return known;
}

function keptOf({ workspaceId }: Ctx): Map<number, string> {
  const known = kept.get(workspaceId);
  if (known && known.size < MOST) return known;
  const fresh = new Map<number, string>();
  kept.set(workspaceId, fresh);
  return fresh;
}
