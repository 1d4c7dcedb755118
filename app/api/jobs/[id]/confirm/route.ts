import { route } from '@/lib/api/route';
import { confirmJob } from '@/lib/jobs/confirm';
import { ConfirmBody, JobId } from '@/lib/jobs/schema';

export const POST = route({
  needs: 'findings.act',
  params: JobId,
  body: ConfirmBody,
  handle: ({ ctx, params, body }) => confirmJob(ctx, { ...params, ...body }),
});
