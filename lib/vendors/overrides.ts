import { z } from 'zod';
import { AppError } from '@/lib/errors';
import type { Operation } from './operation';

const path = z
  .string()
  .max(500)
  .regex(/^(\/[A-Za-z0-9_\-.{}]+)+$/, 'A path like /api/v1/alerts/{uuid}.')
  .refine((text) => !text.split('/').some((part) => part === '.' || part === '..'), 'A path without dot segments.');

/** Where one installation's verbs and paths differ from the table: operation, verb, path. */
export const OperationOverrides = z.record(
  z.string().max(80),
  z.strictObject({ verb: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(), path: path.optional() }),
);
export type OperationOverrides = z.infer<typeof OperationOverrides>;

export type OperationTable = ReadonlyMap<string, Operation>;

/**
 * A vendor's operations by id, corrected for one installation. Throws `bad_input` for an operation the contract lacks,
 * and for a path without the contract's parameters: what they hold would then be sent to nowhere.
 */
export function tableOf(operations: readonly Operation[], overrides: OperationOverrides = {}): OperationTable {
  const table = new Map(operations.map((one) => [one.id, one]));
  const fields: Record<string, string> = {};
  for (const [id, override] of Object.entries(overrides)) {
    const known = table.get(id);
    if (!known) {
      fields[`operations.${id}`] = 'The contract has no such operation.';
      continue;
    }
    const wanted = placesIn(known.path);
    if (override.path !== undefined && placesIn(override.path) !== wanted) {
      fields[`operations.${id}.path`] = wanted === '' ? 'This path takes no parameters.' : `This path needs ${wanted}.`;
    }
    table.set(id, { ...known, ...override });
  }
  if (Object.keys(fields).length > 0) throw new AppError('bad_input', 'These corrections do not fit.', fields);
  return table;
}

/** The parameters of a path, in any order; a brace that belongs to none counts as well. */
function placesIn(text: string): string {
  return (text.match(/\{\w+\}|[{}]/g) ?? []).sort().join(' ');
}
