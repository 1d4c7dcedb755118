import { route } from '@/lib/api/route';
import { rotateConnection } from '@/lib/connections/rotate';
import { ConnectionId, RotateConnection } from '@/lib/connections/schema';

export const POST = route({
  needs: 'connections.edit',
  params: ConnectionId,
  body: RotateConnection,
  handle: ({ ctx, params, body }) => rotateConnection(ctx, { ...params, ...body }),
});
