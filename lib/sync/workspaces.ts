import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { Ctx } from '@/lib/db/ctx';
import { pool } from '@/lib/db/pool';
import { rows } from '@/lib/db/rows';
import { WorkspaceId } from '@/lib/model/ids';

/** The worker steps behind each wall in turn; only its own database role may ask which walls there are. */
export async function eachWorkspace(work: (ctx: Ctx) => Promise<void>): Promise<void> {
  const { rows: found } = await pool().query<{ id: string }>('select workspace_ids() as id');
  for (const { id } of found) await work(await workerCtx(WorkspaceId.parse(id)));
}

/** A ctx for background work in one workspace. */
export async function workerCtx(workspaceId: WorkspaceId): Promise<Ctx> {
  const [row] = await rows<{ name: string; sandbox: boolean }>(
    { workspaceId },
    'select name, sandbox from workspace where id = $1',
    [workspaceId],
  );
  return {
    workspaceId,
    workspaceName: row?.name ?? '',
    sandbox: row?.sandbox ?? false,
    actor: { role: 'worker', userId: null, name: 'Onequeue', email: null },
    requestId: uuidv7(),
    sessionToken: null,
  };
}
