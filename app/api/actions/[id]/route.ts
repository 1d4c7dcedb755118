import { z } from 'zod';
import { getAction } from '@/lib/actions/read';
import { route } from '@/lib/api/route';

export const GET = route({
  needs: 'findings.read',
  params: z.object({ id: z.uuid() }),
  handle: ({ ctx, params }) => getAction(ctx, params),
});
