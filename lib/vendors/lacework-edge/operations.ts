import { z } from 'zod';
import { AppError } from '@/lib/errors';
import contract from './operations.json' with { type: 'json' };
import type { OperationOverrides } from './settings';

const Operation = z.object({
  id: z.string(),
  verb: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().startsWith('/'),
});
export type Operation = z.infer<typeof Operation>;
export type OperationTable = ReadonlyMap<string, Operation>;

const CONTRACT: OperationTable = new Map(
  z
    .array(Operation)
    .parse(contract)
    .map((one) => [one.id, one]),
);

/** Verb and path of all 107 operations, corrected for one installation. Throws `bad_input` on an unknown operation. */
export function operationTable(overrides: OperationOverrides = {}): OperationTable {
  const table = new Map(CONTRACT);
  for (const [id, override] of Object.entries(overrides)) {
    const known = table.get(id);
    if (!known) throw new AppError('bad_input', 'The contract has no such operation.', { operations: id });
    table.set(id, { ...known, ...override });
  }
  return table;
}

/** Fills `{uuid}` and the like. A part that would leave its place in the path is refused before anything is sent. */
export function pathOf(operation: Operation, params: Record<string, string>): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`operation ${operation.id} needs ${name}`);
    if (value === '' || value === '.' || value === '..' || value.length > 300 || /\p{Surrogate}/u.test(value)) {
      throw new AppError('bad_input', 'This id cannot be part of an address.', { [name]: 'not an id' });
    }
    return encodeURIComponent(value);
  });
}
