import { csvFile } from '@/lib/api/csv';
import { route } from '@/lib/api/route';
import { dashboardRows } from '@/lib/dashboards/csv';
import { readDashboard } from '@/lib/dashboards/read';
import { BoardQuery } from '@/lib/dashboards/schema';

export const GET = route({
  needs: 'dashboards.read',
  query: BoardQuery,
  handle: async ({ ctx, query }) =>
    csvFile(
      `dashboard ${query.source ?? 'everything'} ${query.days} days`,
      dashboardRows(await readDashboard(ctx, query)),
    ),
});
