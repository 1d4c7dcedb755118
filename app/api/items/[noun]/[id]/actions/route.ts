import { z } from 'zod';
import { actNow } from '@/lib/actions/act-now';
import { ActionBody } from '@/lib/actions/schema';
import { route } from '@/lib/api/route';
import { ITEM_NOUNS } from '@/lib/model/record';

export const POST = route({
  needs: 'signed-in',
  params: z.object({ noun: z.enum(ITEM_NOUNS), id: z.uuid() }),
  body: ActionBody,
  handle: ({ ctx, params, body, idempotencyKey, request }) =>
    actNow(ctx, { ...body, on: { itemId: params.id }, idempotencyKey: idempotencyKey ?? undefined }, request.signal),
});
