import { z } from 'zod';
import { jsonText } from '@/app/api/json-text';
import { once } from '@/lib/actions/once';
import { requestAction } from '@/lib/actions/request';
import { ActionBody } from '@/lib/actions/schema';
import { route } from '@/lib/api/route';

export const POST = route({
  needs: 'findings.act',
  params: z.object({ id: z.uuid() }),
  body: ActionBody,
  handle: async ({ ctx, params, body, idempotencyKey: key }) => {
    const request = { ...body, on: { findingId: params.id } };
    return jsonText(await once(ctx, { key, request }, (ctx) => requestAction(ctx, request)));
  },
});
