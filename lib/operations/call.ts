import 'server-only';
import { getAction } from '@/lib/actions/read';
import type { ActionState } from '@/lib/actions/schema';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import { askDelivery, streamOperation } from '@/lib/live/ask';
import { log } from '@/lib/log';
import { readOperationInput } from '@/lib/vendors/operation-input';
import { heldBy } from './acting';
import { answerOf } from './answer';
import { callable, tenantOf } from './of-connection';
import { type Requested, requestOperation } from './request';
import type { CallBody } from './schema';
import type { OperationAnswer } from './shapes';

type Called = Omit<CallBody, 'isKept'> & { id: string; operation: string; idempotencyKey?: string | null };

const ON_ITS_WAY: readonly ActionState[] = ['queued', 'claimed', 'sending'];

/**
 * Calls an operation of a vendor for the person of `ctx`: what it answers is in `OperationAnswer`. Input that does not
 * fit is refused here, with its fields named, before worker or vendor hear of it. A read passes the worker's answer on; a
 * write goes through the outbox under the workspace's rules of acting, and one that is not held is waited for.
 */
export async function callOperation(ctx: Ctx, called: Called, signal: AbortSignal): Promise<Response> {
  allow(ctx, 'operations.read');
  const tenant = await tenantOf(ctx, called.id);
  const operation = callable(tenant, called.operation);
  allow(ctx, operation.permission);
  const input = readOperationInput(operation, called, tenant.settings);
  const { purpose, idempotencyKey = null } = called;
  if (operation.kind === 'read') {
    return streamOperation(ctx, { connectionId: tenant.id, operation: operation.id, ...input, purpose }, signal);
  }
  const answer = await sendOperation(ctx, { tenant, operation, input, typed: called.typed, idempotencyKey }, signal);
  return Response.json(answer, { status: answer.outcome === 'answered' ? 200 : 202 });
}

type Write = Omit<Requested, 'holdSeconds' | 'isAsked'> & { typed?: number };

/** Puts a write into the outbox under the workspace's rules of acting. One that is not held is waited for. */
export async function sendOperation(ctx: Ctx, write: Write, signal: AbortSignal): Promise<OperationAnswer> {
  const { typed, ...requested } = write;
  const held = await heldBy(ctx, { ...requested, typed });
  const action = await requestOperation(ctx, { ...requested, ...held });
  const isWaited = held.holdSeconds === 0 && ON_ITS_WAY.includes(action.state);
  return isWaited ? delivered(ctx, action.id, signal) : answerOf(action, null);
}

/** The worker sends it at once and says what came of it. Where it cannot be asked, the write goes on as it stands. */
async function delivered(ctx: Ctx, id: string, signal: AbortSignal): Promise<OperationAnswer> {
  try {
    return await askDelivery(ctx, id, signal);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
    log('warn', 'a write was not waited for to its end', { err: error, actionId: id });
    return answerOf(await getAction(ctx, { id }), null);
  }
}
