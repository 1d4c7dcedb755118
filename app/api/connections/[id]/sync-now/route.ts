import { route } from '@/lib/api/route';
import { ConnectionId } from '@/lib/connections/schema';
import { syncNow } from '@/lib/connections/sync-now';

export const POST = route({
  needs: 'connections.edit',
  params: ConnectionId,
  handle: ({ ctx, params }) => syncNow(ctx, params),
});
