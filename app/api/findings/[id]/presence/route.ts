import { route } from '@/lib/api/route';
import { FindingId } from '@/lib/findings/schema';
import { lookAt } from '@/lib/stream/look-at';
import { PresenceBody } from '@/lib/stream/schema';

export const PUT = route({
  needs: 'findings.read',
  params: FindingId,
  body: PresenceBody,
  handle: ({ ctx, params, body }) => lookAt(ctx, { ...params, ...body }),
});
