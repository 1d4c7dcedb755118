import { route } from '@/lib/api/route';
import { FindingId, SnoozeBody } from '@/lib/findings/schema';
import { snoozeFinding } from '@/lib/findings/snooze';

export const PUT = route({
  needs: 'findings.act',
  params: FindingId,
  body: SnoozeBody,
  handle: ({ ctx, params, body }) => snoozeFinding(ctx, { ...params, ...body }),
});
