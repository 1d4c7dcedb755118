import { listActivity } from '@/lib/activity/read';
import { ActivityQuery } from '@/lib/activity/schema';
import { route } from '@/lib/api/route';

export const GET = route({
  needs: 'items.read',
  query: ActivityQuery,
  handle: ({ ctx, query }) => listActivity(ctx, query),
});
