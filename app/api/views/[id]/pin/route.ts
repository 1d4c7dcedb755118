import { route } from '@/lib/api/route';
import { pinView } from '@/lib/views/pin';
import { PinView, ViewId } from '@/lib/views/schema';

export const PUT = route({
  needs: 'views.own',
  params: ViewId,
  body: PinView,
  handle: ({ ctx, params, body }) => pinView(ctx, { ...params, ...body }),
});
