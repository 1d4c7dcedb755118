import { z } from 'zod';
import { route } from '@/lib/api/route';
import { unmapWord } from '@/lib/vocabulary/unmap-word';

export const DELETE = route({
  needs: 'tags.edit',
  params: z.object({ id: z.uuid() }),
  handle: ({ ctx, params }) => unmapWord(ctx, params),
});
