import { route } from '@/lib/api/route';
import { getConnection } from '@/lib/connections/read';
import { removeConnection } from '@/lib/connections/remove';
import { ChangeConnection, ConnectionId, UpdateConnection } from '@/lib/connections/schema';
import { updateConnection } from '@/lib/connections/update-settings';

export const GET = route({
  needs: 'connections.read',
  params: ConnectionId,
  handle: ({ ctx, params }) => getConnection(ctx, params),
});

export const PATCH = route({
  needs: 'connections.edit',
  params: ConnectionId,
  body: UpdateConnection,
  handle: ({ ctx, params, body }) => updateConnection(ctx, { ...params, ...body }),
});

export const DELETE = route({
  needs: 'connections.edit',
  params: ConnectionId,
  body: ChangeConnection,
  handle: ({ ctx, params, body }) => removeConnection(ctx, { ...params, ...body }),
});
