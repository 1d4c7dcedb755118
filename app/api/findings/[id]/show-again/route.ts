import { route } from '@/lib/api/route';
import { FindingId, ShowAgainBody } from '@/lib/findings/schema';
import { showAgain } from '@/lib/findings/show-again';

export const PUT = route({
  needs: 'findings.act',
  params: FindingId,
  body: ShowAgainBody,
  handle: ({ ctx, params, body }) => showAgain(ctx, { ...params, ...body }),
});
