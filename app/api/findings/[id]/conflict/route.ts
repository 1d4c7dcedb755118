import { route } from '@/lib/api/route';
import { FindingId, SettleConflict } from '@/lib/findings/schema';
import { settleConflict } from '@/lib/findings/settle-conflict';

export const PUT = route({
  needs: 'findings.act',
  params: FindingId,
  body: SettleConflict,
  handle: ({ ctx, params, body }) => settleConflict(ctx, { ...params, ...body }),
});
