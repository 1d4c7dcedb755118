import { route } from '@/lib/api/route';
import { listJobItems } from '@/lib/jobs/read';
import { ItemsQuery, JobId } from '@/lib/jobs/schema';

export const GET = route({
  needs: 'findings.read',
  params: JobId,
  query: ItemsQuery,
  handle: ({ ctx, params, query }) => listJobItems(ctx, { ...params, ...query }),
});
