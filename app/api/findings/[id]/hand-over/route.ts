import { route } from '@/lib/api/route';
import { handOver } from '@/lib/findings/hand-over';
import { FindingId, HandOverBody } from '@/lib/findings/schema';

export const POST = route({
  needs: 'findings.act',
  params: FindingId,
  body: HandOverBody,
  handle: ({ ctx, params, body }) => handOver(ctx, { ...params, ...body }),
});
