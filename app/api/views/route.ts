import { route } from '@/lib/api/route';
import { createView } from '@/lib/views/create';
import { listViews } from '@/lib/views/read';
import { CreateView } from '@/lib/views/schema';

export const GET = route({ needs: 'views.own', handle: ({ ctx }) => listViews(ctx) });

export const POST = route({
  needs: 'views.own',
  body: CreateView,
  handle: ({ ctx, body }) => createView(ctx, body),
});
