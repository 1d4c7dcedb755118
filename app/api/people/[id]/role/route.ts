import { z } from 'zod';
import { route } from '@/lib/api/route';
import { changeRole } from '@/lib/people/change-role';
import { ChangeRole } from '@/lib/people/schema';

export const PUT = route({
  needs: 'people.edit',
  params: z.object({ id: z.uuid() }),
  body: ChangeRole,
  handle: ({ ctx, params, body }) => changeRole(ctx, { ...params, ...body }),
});
