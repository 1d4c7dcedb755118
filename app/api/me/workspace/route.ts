import { route } from '@/lib/api/route';
import { SwitchWorkspace } from '@/lib/workspaces/schema';
import { switchWorkspace } from '@/lib/workspaces/switch';

export const PUT = route({
  needs: 'signed-in',
  body: SwitchWorkspace,
  handle: ({ ctx, body }) => switchWorkspace(ctx, body),
});
