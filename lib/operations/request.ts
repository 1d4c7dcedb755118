import 'server-only';
import { knownOf, remember } from '@/lib/actions/once';
import { getAction } from '@/lib/actions/read';
import { auditOfRequest, rowOf, storeAction } from '@/lib/actions/request';
import type { Action } from '@/lib/actions/schema';
import { whyTenantOff } from '@/lib/actions/tenant-off';
import { writeAudit } from '@/lib/audit/write';
import { allow, person } from '@/lib/auth/allow';
import { sealCredentials } from '@/lib/connections/seal-credentials';
import type { Ctx } from '@/lib/db/ctx';
import { db, inTx } from '@/lib/db/tx';
import { AppError } from '@/lib/errors';
import type { Operation, OperationInput } from '@/lib/vendors/operation';
import { takeSecrets } from '@/lib/vendors/sealed-fields';
import type { Tenant } from './of-connection';

/** So long an interactive write waits for the worker to be asked for it; then the outbox takes it like any other. */
const GRACE_SECONDS = 10;

export type Requested = {
  tenant: Tenant;
  operation: Operation;
  input: OperationInput;
  /** 0: it is sent at once. */
  holdSeconds: number;
  /** It waits for a second person before that. */
  isAsked: boolean;
  idempotencyKey: string | null;
  /** The finding it is done for, and what stands in its history of how things were before. */
  about?: { findingId: string; before: unknown };
};

/**
 * Writes a call of an operation into the outbox, with its audit row, in one transaction. What is secret in its body is
 * sealed to the worker on the way. The same person with the same key gets the same action again.
 */
export async function requestOperation(
  ctx: Ctx,
  { tenant, operation, input, holdSeconds, isAsked, idempotencyKey, about }: Requested,
): Promise<Action> {
  allow(ctx, operation.permission);
  const { userId } = person(ctx);
  const away = whyTenantOff(tenant.state);
  if (away) throw new AppError('not_possible', away);
  const { body, secrets } = takeSecrets(input.body, operation.secrets.request);
  const stored = { operation: operation.id, params: input.params, query: input.query, ...(body ? { body } : {}) };
  // Without the secrets: the hash of a passcode of six digits would tell it.
  const request = about ? [tenant.id, stored, about.findingId] : [tenant.id, stored];
  return inTx(ctx, async (ctx) => {
    const before = idempotencyKey === null ? null : await knownOf(ctx, idempotencyKey, request);
    if (before?.actionId) return getAction(ctx, { id: before.actionId });
    const target = Object.values(input.params)[0] ?? '';
    const itemId = await itemOf(ctx, tenant, operation, target);
    const subject = {
      ...{ connectionId: tenant.id, vendor: tenant.vendor, connectionState: tenant.state, settings: tenant.settings },
      ...{ findingId: about?.findingId ?? null, itemId, target },
      audit: about ? { kind: 'finding', id: about.findingId } : { kind: 'connection', id: tenant.id },
    };
    const action = await storeAction(ctx, rowOf(ctx, userId, subject, 'operation.call', stored), {
      state: isAsked ? 'asked' : holdSeconds > 0 ? 'held' : 'queued',
      waitSeconds: isAsked ? holdSeconds : holdSeconds || GRACE_SECONDS,
    });
    // Only that it was asked: what the vendor answers is not kept, for it may show a secret.
    if (idempotencyKey) await remember(ctx, idempotencyKey, request, { answer: null, actionId: action.id });
    if (secrets.length > 0) await seal(ctx, tenant, action.id, { secrets });
    await writeAudit(ctx, { ...auditOfRequest(action, subject), before: about?.before });
    return action;
  });
}

/** The policy that it changes, where it is known here: so what was asked for stands with it. */
async function itemOf(ctx: Ctx, { id: connectionId }: Tenant, { kept }: Operation, target: string) {
  if (kept === null || target === '') return null;
  const where = { workspaceId: ctx.workspaceId, connectionId, noun: kept, externalId: target };
  return (await db(ctx).item.findFirst({ where, select: { id: true } }))?.id ?? null;
}

async function seal(ctx: Ctx, { id, vendor, origin }: Tenant, actionId: string, secrets: Record<string, unknown>) {
  const { workspaceId } = ctx;
  const sealed = await sealCredentials(ctx, secrets, { connectionId: id, vendor, origin, actionId });
  // `create` would read the row back, which this database role may not.
  await db(ctx).actionSecret.createMany({ data: [{ workspaceId, actionId, ...sealed }] });
}
