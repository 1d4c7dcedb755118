import 'server-only';
import { allow, person } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { AppError } from '@/lib/errors';

const TELL = `select f.id, pg_notify('onequeue_presence', $3) from finding f where f.workspace_id = $1 and f.id = $2`;

/**
 * Tells the others that somebody has a finding open, or has left it. Nothing is stored, so there is no record either:
 * it holds for less than a minute and changes nothing.
 */
export async function lookAt(ctx: Ctx, { id, isHere }: { id: string; isHere: boolean }): Promise<void> {
  allow(ctx, 'findings.read');
  const { userId, name } = person(ctx);
  const word = JSON.stringify({ workspaceId: ctx.workspaceId, findingId: id, userId, name, isHere });
  const found = await rows(ctx, TELL, [ctx.workspaceId, id, word]);
  if (found.length === 0) throw new AppError('not_found', 'There is no such finding.');
}
