import { route } from '@/lib/api/route';
import { DefaultView } from '@/lib/views/schema';
import { setDefaultView } from '@/lib/views/set-default';

export const PUT = route({
  needs: 'views.own',
  body: DefaultView,
  handle: ({ ctx, body }) => setDefaultView(ctx, body),
});
