// Connects one Posture Control tenant of the sandbox through the verb an admin uses. Run as the web's database role.
import { z } from 'zod';
import { createConnection } from '@/lib/connections/create';
import { closePool } from '@/lib/db/pool';
import { rows } from '@/lib/db/rows';
import { WorkspaceId } from '@/lib/model/ids';

const Given = z.object({ workspaceId: WorkspaceId, origin: z.string(), apiKey: z.string() });
const { workspaceId, origin, apiKey } = Given.parse(JSON.parse(process.env.BENCH_CONNECT ?? '{}'));
const [admin] = await rows<{ id: string; name: string; email: string }>(
  { workspaceId },
  `select u.id, u.name, u.email from membership m join app_user u on u.id = m.user_id
   where m.workspace_id = $1 and m.role = 'admin'`,
  [workspaceId],
);
if (!admin) throw new Error('The workspace has no admin.');
const { id: userId, name, email } = admin;
const actor = { role: 'admin', userId, name, email } as const;
const ctx = { workspaceId, workspaceName: 'Bench', sandbox: true, actor, requestId: 'bench', sessionToken: null };
const tenant = { name: 'posture', vendor: 'zscaler-posture', origin, settings: {}, credentials: { apiKey } };
await createConnection(ctx, tenant);
await closePool();
