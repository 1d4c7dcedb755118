import { route } from '@/lib/api/route';
import { disableConnection } from '@/lib/connections/disable';
import { ChangeConnection, ConnectionId } from '@/lib/connections/schema';

export const POST = route({
  needs: 'connections.edit',
  params: ConnectionId,
  body: ChangeConnection,
  handle: ({ ctx, params, body }) => disableConnection(ctx, { ...params, ...body }),
});
