import { activityFacets } from '@/lib/activity/facets';
import { ActivityFilter } from '@/lib/activity/schema';
import { route } from '@/lib/api/route';

export const GET = route({
  needs: 'items.read',
  query: ActivityFilter,
  handle: ({ ctx, query }) => activityFacets(ctx, query),
});
