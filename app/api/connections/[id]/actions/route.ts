import { z } from 'zod';
import { actNow } from '@/lib/actions/act-now';
import { ActionBody } from '@/lib/actions/schema';
import { route } from '@/lib/api/route';

export const POST = route({
  needs: 'signed-in',
  params: z.object({ id: z.uuid() }),
  body: ActionBody,
  handle: ({ ctx, params, body, idempotencyKey, request }) =>
    actNow(
      ctx,
      { ...body, on: { connectionId: params.id }, idempotencyKey: idempotencyKey ?? undefined },
      request.signal,
    ),
});
