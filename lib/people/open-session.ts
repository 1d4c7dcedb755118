import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '@/lib/audit/write';
import { enterWorkspace } from '@/lib/auth/enter-workspace';
import { ctxFrom, hashOf, LOOK_UP, newToken, SESSION_IDLE_SECONDS, SESSION_SECONDS } from '@/lib/auth/session';
import type { Ctx, Tx } from '@/lib/db/ctx';
import { beforeWorkspace } from '@/lib/db/tx';

export type Opening = {
  userId: string;
  workspaceId: string;
  requestId: string;
  /** What the record says of this sign-in: how, from where, after how many wrong guesses. */
  how: { by: 'password' | 'oidc'; address: string; guessesBefore?: number };
  /** The session this browser had until now; it ends here. */
  previousToken?: string | null;
};

/**
 * A new session with an id of its own, recorded in the workspace it opens in; null when the account was disabled
 * meanwhile. `work` joins the transaction.
 */
export async function openSession(opening: Opening, work?: (ctx: Ctx & { tx: Tx }) => Promise<void>) {
  return beforeWorkspace(async (tx) => {
    const token = newToken();
    const { userId, workspaceId, requestId, how, previousToken } = opening;
    if (previousToken) await tx.$executeRaw`select session_end(${hashOf(previousToken)})`;
    await tx.$executeRaw`
      select session_open(${uuidv7()}::uuid, ${hashOf(token)}, ${userId}::uuid, ${workspaceId}::uuid, ${SESSION_SECONDS}::int)`;
    const [row] = await tx.$queryRawUnsafe<unknown[]>(LOOK_UP, hashOf(token), SESSION_IDLE_SECONDS);
    if (row === undefined) return null;
    const ctx = await enterWorkspace(tx, ctxFrom(row, token, requestId));
    await work?.(ctx);
    await writeAudit(ctx, { action: 'session.start', subject: { kind: 'person', id: userId }, after: how });
    return token;
  });
}
