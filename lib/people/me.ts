import 'server-only';
import { permissionsOf } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import type { Me } from './schema';

/** All of `Me` that the session itself says; the route adds the workspaces to switch to. */
export function me({ actor, workspaceId, workspaceName, sandbox }: Ctx): Omit<Me, 'workspaces'> {
  if (actor.role === 'worker') throw new AppError('forbidden', 'Only a person may ask this.');
  return {
    user: { id: actor.userId, name: actor.name, email: actor.email },
    role: actor.role,
    workspace: { id: workspaceId, name: workspaceName, sandbox },
    permissions: permissionsOf(actor.role),
  };
}
