import { z } from 'zod';
import { route } from '@/lib/api/route';
import { PersonVersion } from '@/lib/people/schema';
import { setPassword } from '@/lib/people/set-password';

export const POST = route({
  needs: 'people.edit',
  params: z.object({ id: z.uuid() }),
  body: PersonVersion,
  handle: ({ ctx, params, body }) => setPassword(ctx, { ...params, ...body }),
});
