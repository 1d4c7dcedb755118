import { route } from '@/lib/api/route';
import { ConnectionId } from '@/lib/connections/schema';
import { listOperations } from '@/lib/operations/describe';

export const GET = route({
  needs: 'operations.read',
  params: ConnectionId,
  handle: ({ ctx, params }) => listOperations(ctx, params),
});
