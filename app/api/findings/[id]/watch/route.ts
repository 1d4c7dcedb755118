import { route } from '@/lib/api/route';
import { FindingId, WatchBody } from '@/lib/findings/schema';
import { watchFinding } from '@/lib/findings/watch';

export const PUT = route({
  needs: 'findings.read',
  params: FindingId,
  body: WatchBody,
  handle: ({ ctx, params, body }) => watchFinding(ctx, { ...params, ...body }),
});
