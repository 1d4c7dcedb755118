import { route } from '@/lib/api/route';
import { answerJob } from '@/lib/jobs/answer';
import { AnswerBody, JobId } from '@/lib/jobs/schema';

export const POST = route({
  needs: 'findings.act',
  params: JobId,
  body: AnswerBody,
  handle: ({ ctx, params, body }) => answerJob(ctx, { ...params, ...body }),
});
