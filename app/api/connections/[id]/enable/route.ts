import { route } from '@/lib/api/route';
import { enableConnection } from '@/lib/connections/enable';
import { ChangeConnection, ConnectionId } from '@/lib/connections/schema';

export const POST = route({
  needs: 'connections.edit',
  params: ConnectionId,
  body: ChangeConnection,
  handle: ({ ctx, params, body }) => enableConnection(ctx, { ...params, ...body }),
});
