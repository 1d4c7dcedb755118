import 'server-only';
import type { Ctx } from '@/lib/db/ctx';
import { AppError, VendorError } from '@/lib/errors';
import { log } from '@/lib/log';
import { CATALOGUE } from '@/lib/vendors/catalogue';
import { operationsOf } from '@/lib/vendors/operations';
import { callOperation } from './call';
import { recordCall } from './history';
import { watched } from './watched';

type Called = Parameters<typeof callOperation>[1] & { isKept: boolean };

/**
 * As `callOperation`; what reached the vendor, or was to, stands in the person's own history afterwards, unless it shall
 * not. An answer that is passed on while it comes stands there with its end: whole, broken off, or let go by the person.
 */
export async function callRecorded(ctx: Ctx, called: Called, signal: AbortSignal): Promise<Response> {
  if (!called.isKept) return callOperation(ctx, called, signal);
  const startedAt = Date.now();
  const record = (outcome: string, message: string | null) =>
    recorded(ctx, called, { ms: Date.now() - startedAt, outcome, message });
  try {
    const response = await callOperation(ctx, called, signal);
    // What a write came to is known; whether its caller still reads that changes nothing of it.
    if (kindOf(called.operation) === 'write') {
      await record(response.status === 202 ? 'queued' : 'answered', null);
      return response;
    }
    return watched(response, signal, (end) =>
      record(end === 'whole' ? 'answered' : end, end === 'broke_off' ? BROKE_OFF : null),
    );
  } catch (error) {
    if (error instanceof VendorError)
      await record(`vendor_${error.fault}`, error.detail.vendorMessage ?? error.message);
    else if (signal.aborted) await record('let_go', null);
    else if (error instanceof AppError && !REFUSED_HERE.has(error.code)) await record(error.code, error.message);
    throw error;
  }
}

const BROKE_OFF = 'The answer broke off before its end; what came of it is not the whole.';

/** The caller's own mistakes: the vendor heard nothing of them. */
const REFUSED_HERE: ReadonlySet<string> = new Set([
  'bad_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'too_large',
]);

type Came = { ms: number; outcome: string; message: string | null };

async function recorded(ctx: Ctx, { id, operation, params, query, body, purpose }: Called, came: Came): Promise<void> {
  const input = { params, query, ...(body === undefined ? {} : { body }), ...(purpose ? { purpose } : {}) };
  try {
    await recordCall(ctx, { connectionId: id, operation, input, secrets: secretsOf(operation), ...came });
  } catch (error) {
    // The call was made, whatever becomes of its line in the history: its answer is what the person waits for.
    log('warn', 'a call was not kept in the history', { err: error, requestId: ctx.requestId });
  }
}

const named = (operation: string) =>
  CATALOGUE.flatMap(({ id }) => operationsOf(id).filter((one) => one.id === operation));

function secretsOf(operation: string): readonly string[] {
  return named(operation).flatMap(({ secrets }) => secrets.request);
}

function kindOf(operation: string): 'read' | 'write' {
  return named(operation).every(({ kind }) => kind === 'read') ? 'read' : 'write';
}
