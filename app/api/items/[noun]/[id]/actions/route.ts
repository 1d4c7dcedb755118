import { z } from 'zod';
import { jsonText } from '@/app/api/json-text';
import { actNow } from '@/lib/actions/act-now';
import { ActionBody } from '@/lib/actions/schema';
import { route } from '@/lib/api/route';
import { ITEM_NOUNS } from '@/lib/model/record';

export const POST = route({
  needs: 'signed-in',
  params: z.object({ noun: z.enum(ITEM_NOUNS), id: z.uuid() }),
  body: ActionBody,
  handle: async ({ ctx, params, body, idempotencyKey, request }) =>
    jsonText(await actNow(ctx, { ...body, on: { itemId: params.id } }, idempotencyKey, request.signal)),
});
