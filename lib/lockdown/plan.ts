import 'server-only';
import { readActingRules } from '@/lib/actions/read-acting-rules';
import { whyTenantOff } from '@/lib/actions/tenant-off';
import { allow } from '@/lib/auth/allow';
import { may } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { about as edge } from '@/lib/vendors/lacework-edge/about';
import { operationOf } from '@/lib/vendors/operations';
import { incidentFile } from '@/lib/vendors/zscaler-workflow/incident-file';
import { incidentRecord } from './incident';
import { mappedId } from './mapped-id';
import type { LockdownPlan, LockdownTenant } from './shapes';

type Row = { id: string; name: string; state: string; settings: unknown };

/** Where the document of a DLP incident may be, by the mapping of each Edge tenant. No vendor is asked. */
export async function planLockdown(ctx: Ctx, { id }: { id: string }): Promise<LockdownPlan> {
  allow(ctx, 'operations.read');
  const raw = await incidentRecord(ctx, id);
  const tenants = await rows<Row>(
    ctx,
    `select id, name, state, settings from connection
     where workspace_id = $1 and vendor = $2 and state <> 'removed' order by lower(name), id`,
    [ctx.workspaceId, edge.id],
    'lockdown_tenants',
  );
  const { permission } = operationOf(edge.id, 'revokeDocumentSharing');
  const isAllowed = ctx.actor.role !== 'worker' && may(ctx.actor.role, permission);
  return {
    file: incidentFile(raw),
    tenants: tenants.map((row) => tenantOf(row, raw)),
    holdSeconds: (await readActingRules(ctx)).holdSeconds['operation.remove'],
    whyNot: isAllowed ? null : `Your role (${ctx.actor.role}) may look and not revoke: that is an admin’s.`,
  };
}

function tenantOf({ id, name, state, settings }: Row, raw: unknown): LockdownTenant {
  const read = edge.settings.safeParse(settings);
  const path = read.success ? read.data.documentIdPath : '';
  return { id, name, whyOff: whyTenantOff(state), ...mappedId(raw, path) };
}
