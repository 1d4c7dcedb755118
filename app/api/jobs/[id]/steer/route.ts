import { route } from '@/lib/api/route';
import { JobId, SteerBody } from '@/lib/jobs/schema';
import { steerJob } from '@/lib/jobs/steer';

export const POST = route({
  needs: 'findings.act',
  params: JobId,
  body: SteerBody,
  handle: ({ ctx, params, body }) => steerJob(ctx, { ...params, ...body }),
});
