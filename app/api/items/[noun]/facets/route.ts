import { route } from '@/lib/api/route';
import { itemFacets } from '@/lib/items/facets';
import { ItemFilter, NounParams } from '@/lib/items/schema';

export const GET = route({
  needs: 'items.read',
  params: NounParams,
  query: ItemFilter,
  handle: ({ ctx, params, query }) => itemFacets(ctx, params.noun, query),
});
