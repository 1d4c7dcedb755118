import { route } from '@/lib/api/route';
import { FindingId, VerdictBody } from '@/lib/findings/schema';
import { setVerdict } from '@/lib/findings/set-verdict';

export const PUT = route({
  needs: 'findings.act',
  params: FindingId,
  body: VerdictBody,
  handle: ({ ctx, params, body }) => setVerdict(ctx, { ...params, ...body }),
});
