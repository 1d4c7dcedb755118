import { route } from '@/lib/api/route';
import { invitePerson } from '@/lib/people/invite';
import { listPeople } from '@/lib/people/read';
import { InvitePerson } from '@/lib/people/schema';

export const GET = route({
  needs: 'people.read',
  handle: async ({ ctx }) => ({ people: await listPeople(ctx) }),
});

export const POST = route({
  needs: 'people.edit',
  body: InvitePerson,
  handle: async ({ ctx, body }) => Response.json(await invitePerson(ctx, body), { status: 201 }),
});
