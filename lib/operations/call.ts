import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import { streamOperation } from '@/lib/live/ask';
import { readOperationInput } from '@/lib/vendors/operation-input';
import { callable, tenantOf } from './of-connection';
import type { CallBody } from './schema';

type Called = CallBody & { id: string; operation: string };

/**
 * Calls an operation of a vendor for the person of `ctx`: what it answers is in `OperationAnswer`. Input that does not
 * fit is refused here, with its fields named, before worker or vendor hear of it.
 */
export async function callOperation(ctx: Ctx, called: Called, signal: AbortSignal): Promise<Response> {
  allow(ctx, 'operations.read');
  const tenant = await tenantOf(ctx, called.id);
  const operation = callable(tenant, called.operation);
  allow(ctx, operation.permission);
  const input = readOperationInput(operation, called, tenant.settings);
  if (operation.kind === 'write') throw new AppError('not_possible', 'Writes are not called from here yet.');
  const { purpose } = called;
  return streamOperation(ctx, { connectionId: tenant.id, operation: operation.id, ...input, purpose }, signal);
}
