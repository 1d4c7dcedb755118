import { route } from '@/lib/api/route';
import { freezeJob } from '@/lib/jobs/freeze';
import { listJobs } from '@/lib/jobs/read';
import { JobBody, ListJobsQuery } from '@/lib/jobs/schema';

export const GET = route({
  needs: 'findings.read',
  query: ListJobsQuery,
  handle: ({ ctx, query }) => listJobs(ctx, query),
});

export const POST = route({ needs: 'findings.act', body: JobBody, handle: ({ ctx, body }) => freezeJob(ctx, body) });
