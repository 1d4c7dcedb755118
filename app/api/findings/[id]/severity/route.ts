import { route } from '@/lib/api/route';
import { FindingId, SeverityBody } from '@/lib/findings/schema';
import { setSeverity } from '@/lib/findings/set-severity';

export const PUT = route({
  needs: 'findings.act',
  params: FindingId,
  body: SeverityBody,
  handle: ({ ctx, params, body }) => setSeverity(ctx, { ...params, ...body }),
});
