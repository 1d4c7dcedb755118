import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { person } from '@/lib/auth/allow';
import { enterWorkspace } from '@/lib/auth/enter-workspace';
import { ctxFrom, hashOf, LOOK_UP, SESSION_IDLE_SECONDS } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { beforeWorkspace } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import type { SwitchWorkspace } from './schema';

/** Moves the session to another workspace of its person, with the role they have there. */
export async function switchWorkspace(ctx: Ctx, { workspaceId }: SwitchWorkspace): Promise<void> {
  const { userId } = person(ctx);
  const { sessionToken, requestId } = ctx;
  if (sessionToken === null) throw new AppError('unauthenticated', 'There is no session to move.');
  const hash = hashOf(sessionToken);
  await beforeWorkspace(async (tx) => {
    const [moved] = await tx.$queryRaw<{ ok: boolean }[]>`select session_switch(${hash}, ${workspaceId}::uuid) as ok`;
    if (!moved?.ok) throw new AppError('not_found', 'You have no such workspace.');
    const [row] = await tx.$queryRawUnsafe<unknown[]>(LOOK_UP, hash, SESSION_IDLE_SECONDS);
    const there = await enterWorkspace(tx, ctxFrom(row, sessionToken, requestId));
    await writeAudit(there, { action: 'session.switch', subject: { kind: 'person', id: userId } });
  });
}
