import { route } from '@/lib/api/route';
import { exportOverrides, importOverrides } from '@/lib/connections/overrides';
import { ConnectionId, ImportOverrides } from '@/lib/connections/schema';

export const GET = route({
  needs: 'connections.read',
  params: ConnectionId,
  handle: async ({ ctx, params }) => {
    const file = await exportOverrides(ctx, params);
    const name = `${file.vendor}-overrides.json`;
    return Response.json(file, { headers: { 'content-disposition': `attachment; filename="${name}"` } });
  },
});

export const PUT = route({
  needs: 'connections.edit',
  params: ConnectionId,
  body: ImportOverrides,
  handle: ({ ctx, params, body }) => importOverrides(ctx, { ...body, ...params }),
});
