import { route } from '@/lib/api/route';
import { dropJob } from '@/lib/jobs/drop';
import { getJob } from '@/lib/jobs/read';
import { DropBody, JobId } from '@/lib/jobs/schema';

export const GET = route({ needs: 'findings.read', params: JobId, handle: ({ ctx, params }) => getJob(ctx, params) });

export const DELETE = route({
  needs: 'findings.act',
  params: JobId,
  body: DropBody,
  handle: ({ ctx, params, body }) => dropJob(ctx, { ...params, ...body }),
});
