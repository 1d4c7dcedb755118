import { route } from '@/lib/api/route';
import { me } from '@/lib/people/me';
import { listWorkspaces } from '@/lib/workspaces/read';

export const GET = route({
  needs: 'signed-in',
  handle: async ({ ctx }) => ({ ...me(ctx), workspaces: await listWorkspaces(ctx) }),
});
