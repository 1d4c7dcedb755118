import { route } from '@/lib/api/route';
import { readDashboard } from '@/lib/dashboards/read';
import { BoardQuery } from '@/lib/dashboards/schema';

export const GET = route({
  needs: 'dashboards.read',
  query: BoardQuery,
  handle: ({ ctx, query }) => readDashboard(ctx, query),
});
