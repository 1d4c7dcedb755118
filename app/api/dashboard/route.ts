import { z } from 'zod';
import { route } from '@/lib/api/route';
import { readDashboard } from '@/lib/dashboards/read';

export const GET = route({
  needs: 'dashboards.read',
  query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  handle: ({ ctx, query }) => readDashboard(ctx, query.days),
});
