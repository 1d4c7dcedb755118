import 'server-only';
import { writeAudit } from '@/lib/audit/write';
import { person } from '@/lib/auth/allow';
import { hashOf } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';

/** Ends the session this request came with; the next one with the same cookie finds nobody. */
export async function signOut(ctx: Ctx): Promise<void> {
  const { userId } = person(ctx);
  const { sessionToken } = ctx;
  if (sessionToken === null) throw new AppError('unauthenticated', 'There is no session to end.');
  await inTx(ctx, async (ctx) => {
    await db(ctx).$executeRaw`select session_end(${hashOf(sessionToken)})`;
    await writeAudit(ctx, { action: 'session.end', subject: { kind: 'person', id: userId } });
  });
}
