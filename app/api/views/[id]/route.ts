import { route } from '@/lib/api/route';
import { removeView } from '@/lib/views/remove';
import { UpdateView, ViewId, ViewVersion } from '@/lib/views/schema';
import { updateView } from '@/lib/views/update';

export const PATCH = route({
  needs: 'views.own',
  params: ViewId,
  body: UpdateView,
  handle: ({ ctx, params, body }) => updateView(ctx, { ...params, ...body }),
});

export const DELETE = route({
  needs: 'views.own',
  params: ViewId,
  body: ViewVersion,
  handle: ({ ctx, params, body }) => removeView(ctx, { ...params, ...body }),
});
