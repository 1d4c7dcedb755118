import { redact } from '@/lib/http/redact';
import type { WorkatoApi } from './client';
import { type TaggedAsset, toAsset } from './map';
import { WorkatoAsset } from './schema';
import { pageWalk } from './walk';

const LIST_OF = { recipe: 'recipes', connection: 'connections' } as const;

/** Recipes or connections with their tags; with `ids`, only these, and the walk ends when all are found. */
export async function readAssets(
  api: WorkatoApi,
  type: TaggedAsset['type'],
  ids: readonly string[] | null,
  signal: AbortSignal,
): Promise<TaggedAsset[]> {
  const missing = new Set(ids ?? []);
  const found: TaggedAsset[] = [];
  if (ids !== null && missing.size === 0) return found;
  // That these two lists are paged at all is not in the papers we have.
  const read = (page: number) => api.assetPage(LIST_OF[type], page, signal);
  for await (const items of pageWalk('id', read, 'may_be_ignored')) {
    for (const item of items) {
      const known = WorkatoAsset.safeParse(redact(item, []));
      if (!known.success) continue;
      const asset = toAsset(known.data, type);
      if (ids === null || missing.delete(asset.id)) found.push(asset);
    }
    if (ids !== null && missing.size === 0) break;
  }
  return found;
}
