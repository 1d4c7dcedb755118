import { z } from 'zod';
import { route } from '@/lib/api/route';
import { disablePerson } from '@/lib/people/disable';
import { PersonVersion } from '@/lib/people/schema';

export const POST = route({
  needs: 'people.edit',
  params: z.object({ id: z.uuid() }),
  body: PersonVersion,
  handle: ({ ctx, params, body }) => disablePerson(ctx, { ...params, ...body }),
});
