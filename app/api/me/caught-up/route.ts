import { route } from '@/lib/api/route';
import { catchUp } from '@/lib/people/catch-up';
import { CaughtUp } from '@/lib/people/schema';

export const PUT = route({ needs: 'signed-in', body: CaughtUp, handle: ({ ctx, body }) => catchUp(ctx, body) });
