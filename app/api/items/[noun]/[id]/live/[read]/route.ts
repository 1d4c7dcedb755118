import { z } from 'zod';
import { route } from '@/lib/api/route';
import { liveOfItem } from '@/lib/live/of-record';
import { LiveQuery, LiveReadName } from '@/lib/live/schema';
import { ITEM_NOUNS } from '@/lib/model/record';

export const GET = route({
  needs: 'items.read',
  params: z.object({ noun: z.enum(ITEM_NOUNS), id: z.uuid(), read: LiveReadName }),
  query: LiveQuery,
  handle: ({ ctx, params, query: { purpose, ...rest }, request }) =>
    liveOfItem(ctx, { ...params, params: rest, purpose }, request.signal),
});
