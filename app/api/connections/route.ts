import { route } from '@/lib/api/route';
import { createConnection } from '@/lib/connections/create';
import { listConnections } from '@/lib/connections/read';
import { CreateConnection } from '@/lib/connections/schema';

export const GET = route({
  needs: 'connections.read',
  handle: async ({ ctx }) => ({ connections: await listConnections(ctx) }),
});

export const POST = route({
  needs: 'connections.edit',
  body: CreateConnection,
  handle: async ({ ctx, body }) => Response.json(await createConnection(ctx, body), { status: 201 }),
});
