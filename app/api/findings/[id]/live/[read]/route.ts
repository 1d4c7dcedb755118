import { z } from 'zod';
import { route } from '@/lib/api/route';
import { liveOfFinding } from '@/lib/live/of-record';
import { LiveQuery, LiveReadName } from '@/lib/live/schema';

export const GET = route({
  needs: 'findings.read',
  params: z.object({ id: z.uuid(), read: LiveReadName }),
  query: LiveQuery,
  handle: ({ ctx, params, query: { purpose, ...rest }, request }) =>
    liveOfFinding(ctx, { ...params, params: rest, purpose }, request.signal),
});
