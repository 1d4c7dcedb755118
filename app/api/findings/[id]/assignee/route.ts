import { route } from '@/lib/api/route';
import { assignFinding } from '@/lib/findings/assign';
import { AssignBody, FindingId } from '@/lib/findings/schema';

export const PUT = route({
  needs: 'findings.act',
  params: FindingId,
  body: AssignBody,
  handle: ({ ctx, params, body }) => assignFinding(ctx, { ...params, ...body }),
});
