import { z } from 'zod';
import { answerAction } from '@/lib/actions/answer';
import { AnswerBody } from '@/lib/actions/schema';
import { route } from '@/lib/api/route';

export const POST = route({
  needs: 'signed-in',
  params: z.object({ id: z.uuid() }),
  body: AnswerBody,
  handle: ({ ctx, params, body }) => answerAction(ctx, { ...params, ...body }),
});
