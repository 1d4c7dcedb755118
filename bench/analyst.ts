import type { Ctx } from '@/lib/db/ctx';
import { WorkspaceId } from '@/lib/model/ids';
import type { Console } from './console';

/** The console's analyst, for verbs that are called without the web before them. */
export async function analystOf({ query, workspaceId }: Pick<Console, 'query' | 'workspaceId'>): Promise<Ctx> {
  const [user] = await query<{ id: string; name: string; email: string }>(
    `select u.id, u.name, u.email from app_user u join membership m on m.user_id = u.id
     where m.workspace_id = $1 and m.role = 'analyst'`,
    [workspaceId],
  );
  if (!user) throw new Error('the workspace has no analyst');
  const actor = { role: 'analyst', userId: user.id, name: user.name, email: user.email } as const;
  const id = WorkspaceId.parse(workspaceId);
  return { workspaceId: id, workspaceName: '', sandbox: true, actor, requestId: 'bench', sessionToken: null };
}
