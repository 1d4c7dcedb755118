import { route } from '@/lib/api/route';
import { FindingId, StatusBody } from '@/lib/findings/schema';
import { setStatus } from '@/lib/findings/set-status';

export const PUT = route({
  needs: 'findings.act',
  params: FindingId,
  body: StatusBody,
  handle: ({ ctx, params, body }) => setStatus(ctx, { ...params, ...body }),
});
