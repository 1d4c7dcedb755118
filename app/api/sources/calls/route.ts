import { route } from '@/lib/api/route';
import { askCallStates } from '@/lib/live/ask';

export const GET = route({
  needs: 'sources.read',
  handle: ({ ctx, request }) => askCallStates(ctx, request.signal),
});
