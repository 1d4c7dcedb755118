import { route } from '@/lib/api/route';
import { WorkQuery } from '@/lib/people/schema';
import { readWork } from './read-work';

export const GET = route({
  needs: 'findings.read',
  query: WorkQuery,
  handle: ({ ctx, query }) => readWork(ctx, query.since ? new Date(query.since) : null),
});
