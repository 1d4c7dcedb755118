import { z } from 'zod';
import { takeBack } from '@/lib/actions/take-back';
import { route } from '@/lib/api/route';

export const POST = route({
  needs: 'signed-in',
  params: z.object({ id: z.uuid() }),
  handle: ({ ctx, params }) => takeBack(ctx, params),
});
