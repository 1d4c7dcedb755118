import { AppError } from '@/lib/errors';
import type { CallSpec } from '@/lib/http/open';
import type { Operation, OperationInput } from './operation';

export type Pairs = readonly (readonly [string, string])[];
export type RequestOf = Pick<
  CallSpec<unknown>,
  'operation' | 'method' | 'path' | 'query' | 'body' | 'write' | 'rateClass'
>;

/** What goes out for a call of an operation: all of it from the table and the input, none of it from elsewhere. */
export function requestOf(operation: Operation, { params, query, body }: OperationInput): RequestOf {
  const { id, verb, kind, rateClass } = operation;
  // An installation that wants a POST where the contract has a GET is given in the body what stands in the address.
  const isCorrected = operation.body === null && (verb === 'POST' || verb === 'PUT' || verb === 'PATCH');
  const moved = isCorrected && operation.kind === 'read' && !body;
  return {
    operation: id,
    method: verb,
    path: pathOf(operation, { ...textsIn(body), ...params }),
    query: pairsOf(query),
    body: moved ? { ...params, ...query } : verb === 'GET' ? undefined : (body ?? undefined),
    write: kind === 'write',
    rateClass,
  };
}

/** Fills `{uuid}` and the like. A part that would leave its place in the path is refused before anything is sent. */
export function pathOf({ id, path }: Pick<Operation, 'id' | 'path'>, params: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) {
      throw new AppError('bad_input', `The address of ${id} needs it.`, { [`body.${name}`]: 'It is needed.' });
    }
    if (value === '' || value === '.' || value === '..' || value.length > 300 || /[\p{Cc}\p{Cs}]/u.test(value)) {
      throw new AppError('bad_input', 'This id cannot be part of an address.', { [name]: 'not an id' });
    }
    return encodeURIComponent(value);
  });
}

/** A corrected path may have a parameter that the contract has in the body. */
function textsIn(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** A list is sent as its name once for each value; what is not given is not sent. */
export function pairsOf(query: Record<string, unknown>): Pairs {
  return Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    return (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)] as const);
  });
}
