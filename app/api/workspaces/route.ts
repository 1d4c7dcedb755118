import { route } from '@/lib/api/route';
import { createWorkspace } from '@/lib/workspaces/create';
import { listWorkspaces } from '@/lib/workspaces/read';
import { CreateWorkspace } from '@/lib/workspaces/schema';

export const GET = route({
  needs: 'signed-in',
  handle: async ({ ctx }) => ({ workspaces: await listWorkspaces(ctx) }),
});

export const POST = route({
  needs: 'workspaces.create',
  body: CreateWorkspace,
  handle: async ({ ctx, body }) => Response.json(await createWorkspace(ctx, body), { status: 201 }),
});
