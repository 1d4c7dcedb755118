import { z } from 'zod';
import { jsonText } from '@/app/api/json-text';
import { actNow } from '@/lib/actions/act-now';
import { ActionBody } from '@/lib/actions/schema';
import { route } from '@/lib/api/route';

export const POST = route({
  needs: 'signed-in',
  params: z.object({ id: z.uuid() }),
  body: ActionBody,
  handle: async ({ ctx, params, body, idempotencyKey, request }) =>
    jsonText(await actNow(ctx, { ...body, on: { connectionId: params.id } }, idempotencyKey, request.signal)),
});
