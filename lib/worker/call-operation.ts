import 'server-only';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import type { AskOperation } from '@/lib/live/schema';
import { callable, tenantOf } from '@/lib/operations/of-connection';
import type { OperationAnswer } from '@/lib/operations/shapes';
import { openConnection } from '@/lib/vault/open-connection';
import { readOperationInput } from '@/lib/vendors/operation-input';
import type { PassOn } from '@/lib/vendors/vendor';
import { recordEvidence } from './record-evidence';

type Asked = AskOperation & { connectionId: string; operation: string };

/**
 * A read of a vendor by the name of its operation, for the person of `ctx`. Permission, settings and input are looked at
 * here again: the web process is believed nothing. Writes come by the outbox alone. Null: the answer went to `pass`.
 */
export async function callOperation(
  ctx: Ctx,
  asked: Asked,
  signal: AbortSignal,
  pass: PassOn,
): Promise<OperationAnswer | null> {
  allow(ctx, 'operations.read');
  const { connectionId, purpose } = asked;
  const tenant = await tenantOf(ctx, connectionId);
  const operation = callable(tenant, asked.operation);
  allow(ctx, operation.permission);
  if (operation.kind === 'write') throw new AppError('not_possible', 'A write goes through the outbox.');
  const input = readOperationInput(operation, asked, tenant.settings);
  if (operation.purpose) {
    const { params } = input;
    await recordEvidence(ctx, { connectionId, read: operation.id, params, purpose, externalId: params.incidentId });
  }
  const connected = await openConnection(ctx, connectionId, { priority: 'read', signal });
  const answered = await connected.operateOrPass(operation.id, input, pass, signal);
  return answered && { outcome: 'answered', ...answered, action: null };
}
