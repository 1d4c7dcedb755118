import { requestAtOnce } from '@/lib/actions/at-once';
import { BulkBody } from '@/lib/actions/schema';
import { route } from '@/lib/api/route';

export const POST = route({
  needs: 'findings.act',
  body: BulkBody,
  handle: ({ ctx, body }) => requestAtOnce(ctx, body),
});
