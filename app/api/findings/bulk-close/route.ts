import { closeAtOnce } from '@/lib/actions/at-once';
import { BulkCloseBody } from '@/lib/actions/close-schema';
import { route } from '@/lib/api/route';

export const POST = route({
  needs: 'findings.act',
  body: BulkCloseBody,
  handle: ({ ctx, body }) => closeAtOnce(ctx, body),
});
