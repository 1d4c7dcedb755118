// Connects the sandbox's tenants through the verb an admin uses: sealed to the worker, checked, then stored in its vault.
import { z } from 'zod';
import { createConnection } from '@/lib/connections/create';
import type { Ctx } from '@/lib/db/ctx';
import { closePool } from '@/lib/db/pool';
import { rows } from '@/lib/db/rows';
import { WorkspaceId } from '@/lib/model/ids';

const Vendors = z.record(
  z.string(),
  z.object({
    url: z.string(),
    credentials: z.record(z.string(), z.string()),
    labels: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  }),
);
const vendors = Vendors.parse(JSON.parse(process.env.SANDBOX_VENDORS ?? '{}'));
const workspaceId = WorkspaceId.parse(process.env.WORKSPACE_ID);

type Tenant = { name: string; vendor: string; settings: Record<string, unknown>; secrets: Record<string, string> };

/** The four tenants of Northwind. The Edge tenant's own map says what its numbers mean; a real one is filled by an admin. */
function tenants(): Tenant[] {
  const edge = vendors['lacework-edge'];
  const { accountName = '', apiToken = '' } = edge?.credentials ?? {};
  const roles = { status: { Open: 'new', 'In progress': 'in_progress', Closed: 'resolved' } };
  // This tenant answers closed alerts too when they are named; whether a real one does is not stated.
  const statusFilter = Object.keys(edge?.labels?.alertStatus ?? {}).join(',');
  const { apiToken: workatoToken = '' } = vendors.workato?.credentials ?? {};
  return [
    {
      name: 'emea-prod',
      vendor: 'zscaler-workflow',
      settings: {},
      secrets: vendors['zscaler-workflow']?.credentials ?? {},
    },
    {
      name: 'aws-payments',
      vendor: 'zscaler-posture',
      settings: {},
      secrets: vendors['zscaler-posture']?.credentials ?? {},
    },
    {
      name: 'global',
      vendor: 'lacework-edge',
      // Where this company's DLP keeps the edge's own id of a file.
      settings: {
        ...{ accountName, enumLabels: edge?.labels ?? {}, roles, statusFilter },
        documentIdPath: 'contentInfo.additionalInfo.fileId',
      },
      secrets: { apiToken },
    },
    { name: 'automation-prod', vendor: 'workato', settings: {}, secrets: { apiToken: workatoToken } },
  ];
}

async function adminCtx(): Promise<Ctx> {
  const [admin] = await rows<{ id: string; name: string; email: string; workspace: string }>(
    { workspaceId },
    `select u.id, u.name, u.email, w.name as workspace from membership m join app_user u on u.id = m.user_id
       join workspace w on w.id = m.workspace_id where m.workspace_id = $1 and m.role = 'admin' order by m.created_at limit 1`,
    [workspaceId],
  );
  if (!admin) throw new Error('The sandbox workspace has no admin.');
  const actor = { role: 'admin', userId: admin.id, name: admin.name, email: admin.email } as const;
  return { workspaceId, workspaceName: admin.workspace, sandbox: true, actor, requestId: 'set-up', sessionToken: null };
}

const ctx = await adminCtx();
const there = await rows<{ name: string }>(ctx, 'select name from connection where workspace_id = $1', [workspaceId]);
const missing = tenants().filter(({ name }) => !there.some((one) => one.name === name));
await Promise.all(
  missing.map(({ name, vendor, settings, secrets }) =>
    createConnection(ctx, { name, vendor, origin: vendors[vendor]?.url ?? '', settings, credentials: secrets }),
  ),
);
await closePool();
