import { route } from '@/lib/api/route';
import { SetBackfill } from '@/lib/connections/backfill-body';
import { ConnectionId } from '@/lib/connections/schema';
import { setBackfill } from '@/lib/connections/set-backfill';

export const PUT = route({
  needs: 'connections.edit',
  params: ConnectionId,
  body: SetBackfill,
  handle: ({ ctx, params, body }) => setBackfill(ctx, { ...body, ...params }),
});
