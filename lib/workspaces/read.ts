import 'server-only';
import { hashOf } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { WorkspaceChoice } from './schema';

/** The workspaces the person behind the request belongs to, by name. */
export async function listWorkspaces(ctx: Ctx): Promise<WorkspaceChoice[]> {
  if (ctx.sessionToken === null) return [];
  const found = await rows(ctx, 'select * from workspaces_of($1)', [hashOf(ctx.sessionToken)]);
  return WorkspaceChoice.array().parse(found);
}
