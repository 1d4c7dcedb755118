import { z } from 'zod';
import { route } from '@/lib/api/route';
import { listSources } from '@/lib/sources/read';

export const GET = route({
  needs: 'sources.read',
  query: z.object({ counts: z.enum(['0', '1']).default('0') }),
  handle: ({ ctx, query }) => listSources(ctx, { counts: query.counts === '1' }),
});
