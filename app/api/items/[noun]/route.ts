import { route } from '@/lib/api/route';
import { listItems } from '@/lib/items/read';
import { ListItemsQuery, NounParams } from '@/lib/items/schema';

export const GET = route({
  needs: 'items.read',
  params: NounParams,
  query: ListItemsQuery,
  handle: ({ ctx, params, query }) => listItems(ctx, params.noun, query),
});
