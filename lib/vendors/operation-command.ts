import { AppError } from '@/lib/errors';
import type { Command } from '@/lib/model/command';
import type { Operation, OperationInput } from './operation';
import type { OperationTable } from './overrides';
import { hasSealed } from './sealed-fields';
import type { Operated, ReadBack, Receipt } from './vendor';

type Operate = (id: string, input: OperationInput, signal: AbortSignal) => Promise<Operated>;

/** The operation that a command names. Throws `not_found`. */
export function named(operations: OperationTable, { input }: Command<'operation.call'>): Operation {
  const operation = operations.get(input.operation);
  if (!operation) throw new AppError('not_found', 'This vendor has no such operation.');
  return operation;
}

/** A write of the contract by its name. */
export async function performOperation(
  operation: Operation,
  { input: { params, query, body } }: Command<'operation.call'>,
  operate: Operate,
  signal: AbortSignal,
): Promise<Receipt> {
  const operated = await operate(operation.id, { params, query, body }, signal);
  const message = `The vendor answered ${operated.status} to ${operation.id}.`;
  return { message, record: null, externalId: null, operated };
}

/**
 * Looks by the read that the table names. What is not seen is sent again only where that does no harm: a second creation
 * would, and what had a secret in it cannot be sent as it is stored.
 */
export async function readOperationBack(
  operation: Operation,
  { input: { params, query, body } }: Command<'operation.call'>,
  operate: Operate,
  signal: AbortSignal,
): Promise<ReadBack> {
  const { readBack, idempotent, secrets } = operation;
  if (!readBack) return { outcome: 'unknown', record: null, note: `No read shows whether ${operation.id} was done.` };
  const sent = { params, query, body };
  const asked = readBack.input(sent);
  const input = { params: asked.params ?? {}, query: asked.query ?? {}, body: undefined };
  const { result } = await operate(readBack.operation, input, signal);
  const outcome = readBack.judge(result, sent);
  const saw = readBack.saw?.(result) ?? null;
  if (outcome === 'applied') {
    const note = secrets.once.length > 0 ? 'It was made, but its secret was seen by nobody: make another.' : null;
    return { outcome, record: null, note, saw };
  }
  if (outcome === 'absent' && idempotent && !hasSealed(body)) return { outcome, record: null, note: null, saw };
  const note = `${readBack.operation} does not show it. Look at the vendor before you call ${operation.id} again.`;
  return { outcome: 'unknown', record: null, note, saw };
}
