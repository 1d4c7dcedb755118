import { route } from '@/lib/api/route';
import { rejectJoin } from '@/lib/entities/reject';
import { restoreJoin } from '@/lib/entities/restore';
import { EntityParams, RejectBody, RestoreBody } from '@/lib/entities/schema';

export const POST = route({
  needs: 'findings.act',
  params: EntityParams,
  body: RejectBody,
  handle: ({ ctx, params, body }) => rejectJoin(ctx, { ...params, ...body }),
});

export const DELETE = route({
  needs: 'findings.act',
  params: EntityParams,
  body: RestoreBody,
  handle: ({ ctx, params, body }) => restoreJoin(ctx, { ...params, ...body }),
});
