import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '@/lib/audit/write';
import { enterWorkspace } from '@/lib/auth/enter-workspace';
import { hashPassword } from '@/lib/auth/password';
import { hashOf } from '@/lib/auth/session';
import { pool } from '@/lib/db/pool';
import { beforeWorkspace } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import { WorkspaceId } from '@/lib/model/ids';
import type { SetUp } from './schema';

const OVER = 'This set-up link is not valid, or was used already. Sign in, or start the console anew for another link.';
const TAKEN = 'There is an account with this e-mail already.';

/** True while the link of a fresh install has not been used. */
export async function isSetUpOpen(token: string): Promise<boolean> {
  const text = 'select 1 from install where setup_token_hash = $1 and done_at is null';
  return (await pool().query(text, [hashOf(token)])).rowCount === 1;
}

/** Makes the first workspace and its admin; the link works once, of two at the same moment for one. */
export async function setUp(input: SetUp & { requestId: string }): Promise<void> {
  const { token, workspace, name, email, password, requestId } = input;
  if (!(await isSetUpOpen(token))) throw new AppError('not_found', OVER);
  const hash = await hashPassword(password);
  const workspaceId = WorkspaceId.parse(uuidv7());
  const userId = uuidv7();
  await beforeWorkspace(async (tx) => {
    const used = await tx.install.updateMany({
      where: { setupTokenHash: hashOf(token), doneAt: null },
      data: { doneAt: new Date(), setupTokenHash: null },
    });
    if (used.count === 0) throw new AppError('not_found', OVER);
    const { count } = await tx.user.createMany({ data: [{ id: userId, email, name }], skipDuplicates: true });
    if (count === 0) throw new AppError('conflict', TAKEN, { email: TAKEN });
    await tx.$executeRaw`insert into user_password (user_id, hash) values (${userId}::uuid, ${hash})`;
    await tx.$executeRaw`select workspace_create(${workspaceId}::uuid, ${workspace}, false, ${userId}::uuid)`;
    const actor = { role: 'admin', userId, name, email } as const;
    const inside = { workspaceId, workspaceName: workspace, sandbox: false, actor, requestId, sessionToken: null };
    const ctx = await enterWorkspace(tx, inside);
    const subject = { kind: 'workspace', id: workspaceId };
    await writeAudit(ctx, { action: 'workspace.create', subject, after: { name: workspace, admin: email } });
  });
}
