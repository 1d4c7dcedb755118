import { z } from 'zod';
import { requestAction } from '@/lib/actions/request';
import { ActionBody } from '@/lib/actions/schema';
import { route } from '@/lib/api/route';

export const POST = route({
  needs: 'findings.act',
  params: z.object({ id: z.uuid() }),
  body: ActionBody,
  handle: ({ ctx, params, body, idempotencyKey }) =>
    requestAction(ctx, { ...body, on: { findingId: params.id }, idempotencyKey: idempotencyKey ?? undefined }),
});
