import { route } from '@/lib/api/route';
import { previewConnection } from '@/lib/connections/preview';
import { PreviewConnection } from '@/lib/connections/schema';

export const POST = route({
  needs: 'connections.edit',
  body: PreviewConnection,
  handle: ({ ctx, body, request }) => previewConnection(ctx, body, request.signal),
});
