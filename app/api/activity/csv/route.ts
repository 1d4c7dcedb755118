import { exportActivity } from '@/lib/activity/export';
import { ActivityCsvQuery } from '@/lib/activity/schema';
import { csvStream } from '@/lib/api/csv';
import { route } from '@/lib/api/route';

export const GET = route({
  needs: 'items.read',
  query: ActivityCsvQuery,
  handle: async ({ ctx, query }) =>
    csvStream(`activity ${new Date().toISOString().slice(0, 10)}`, await exportActivity(ctx, query)),
});
