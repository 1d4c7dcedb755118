import { route } from '@/lib/api/route';
import { getItem } from '@/lib/items/read';
import { ItemParams } from '@/lib/items/schema';

export const GET = route({
  needs: 'items.read',
  params: ItemParams,
  handle: ({ ctx, params }) => getItem(ctx, params.noun, params.id),
});
