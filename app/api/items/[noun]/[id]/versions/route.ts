import { route } from '@/lib/api/route';
import { ItemParams } from '@/lib/items/schema';
import { listVersions } from '@/lib/items/versions';

export const GET = route({
  needs: 'items.read',
  params: ItemParams,
  handle: ({ ctx, params }) => listVersions(ctx, params),
});
