import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import { enterWorkspace } from '@/lib/auth/enter-workspace';
import type { Ctx } from '@/lib/db/ctx';
import { beforeWorkspace } from '@/lib/db/tx';
import { WorkspaceId } from '@/lib/model/ids';
import type { CreateWorkspace, WorkspaceChoice } from './schema';

/** Makes a further workspace; its first record and its first admin are the maker's. */
export async function createWorkspace(ctx: Ctx, { name }: CreateWorkspace): Promise<WorkspaceChoice> {
  allow(ctx, 'workspaces.create');
  const { userId, name: actorName, email } = person(ctx);
  const workspaceId = WorkspaceId.parse(uuidv7());
  const actor = { role: 'admin', userId, name: actorName, email } as const;
  return beforeWorkspace(async (tx) => {
    await tx.$executeRaw`select workspace_create(${workspaceId}::uuid, ${name}, false, ${userId}::uuid)`;
    const inside = await enterWorkspace(tx, { ...ctx, workspaceId, workspaceName: name, sandbox: false, actor });
    await writeAudit(inside, {
      action: 'workspace.create',
      subject: { kind: 'workspace', id: workspaceId },
      after: { name },
    });
    return { id: workspaceId, name, role: 'admin' };
  });
}
