import { z } from 'zod';
import { listActions } from '@/lib/actions/read';
import { route } from '@/lib/api/route';

export const GET = route({
  needs: 'findings.read',
  query: z.object({ batch: z.uuid().optional() }),
  handle: async ({ ctx, query }) => ({ items: await listActions(ctx, { batchId: query.batch }) }),
});
