import { z } from 'zod';
import { decideAction } from '@/lib/actions/decide';
import { DecideBody } from '@/lib/actions/schema';
import { route } from '@/lib/api/route';

export const POST = route({
  needs: 'signed-in',
  params: z.object({ id: z.uuid() }),
  body: DecideBody,
  handle: ({ ctx, params, body }) => decideAction(ctx, { ...params, ...body }),
});
