import { queryOptions } from '@tanstack/react-query';
import { items } from '@/components/items/queries';

/** A recipe or connection that bears a tag, as the vendor lists it at this moment. */
export type TagAsset = { type: 'recipe' | 'connection'; id: string; name: string };

/** What a tag is used on; read from the vendor, which lists all its recipes and connections for it. */
export function tagAssets(tagId: string) {
  return queryOptions({
    ...items.live<{ assets: TagAsset[] }>('tag', tagId, 'tagAssets'),
    staleTime: 30_000,
    gcTime: 30_000,
  });
}
