import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { AppError } from '@/lib/errors';
import { aboutById } from '@/lib/vendors/catalogue';
import type { Operation } from '@/lib/vendors/operation';
import { operationOf } from '@/lib/vendors/operations';

export type Tenant = { id: string; vendor: string; origin: string; state: string; settings: Record<string, unknown> };

/** A connection of this workspace that is not removed. Throws `not_found`, also for another workspace's. */
export async function tenantOf(ctx: Ctx, id: string): Promise<Tenant> {
  const [row] = await rows<Tenant>(
    ctx,
    `select id, vendor, origin, state, settings from connection
     where workspace_id = $1 and id = $2 and state <> 'removed'`,
    [ctx.workspaceId, id],
    'operations_tenant',
  );
  if (!row) throw new AppError('not_found', 'There is no such connection.');
  // Defaults of settings that are younger than the row are filled in; what does not fit is left for the worker to refuse.
  const read = aboutById(row.vendor).settings.safeParse(row.settings);
  return read.success ? { ...row, settings: read.data } : row;
}

/** The operation, as far as it may be called at all under these settings. Throws `not_possible` with the reason. */
export function callable(tenant: Tenant, id: string): Operation {
  const operation = operationOf(tenant.vendor, id);
  const off = operation.whyOff(tenant.settings);
  if (off) throw new AppError('not_possible', off);
  return operation;
}
