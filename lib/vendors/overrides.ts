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
 * and for a path without the contract's parameters: what they hold would then be sent to nowhere. One that
 * the body has a field for may stand in either.
 */
export function tableOf(operations: readonly Operation[], overrides: OperationOverrides = {}): OperationTable {
  const table = new Map(operations.map((one) => [one.id, one]));
  const fields: Record<string, string> = {};
  for (const [id, override] of Object.entries(overrides)) {
    const known = table.get(id);
    const problem = known && override.path !== undefined ? pathProblem(known, override.path) : null;
    if (!known) fields[`operations.${id}`] = 'The contract has no such operation.';
    else if (problem) fields[`operations.${id}.path`] = problem;
    else table.set(id, { ...known, ...override });
  }
  if (Object.keys(fields).length > 0) throw new AppError('bad_input', 'These corrections do not fit.', fields);
  return table;
}

function pathProblem({ path, body }: Operation, wanted: string): string | null {
  const known = placesIn(path);
  const given = placesIn(wanted);
  const inBody = (place: string) => body instanceof z.ZodObject && place.slice(1, -1) in body.shape;
  if (given.some((place, at) => given.indexOf(place) !== at || !(known.includes(place) || inBody(place)))) {
    return known.length === 0 ? 'This path takes no parameters.' : `This path takes ${known.join(' and ')} alone.`;
  }
  const lost = known.filter((place) => !given.includes(place) && !inBody(place));
  return lost.length === 0 ? null : `This path needs ${lost.join(' and ')}.`;
}

/** The parameters of a path; a brace that belongs to none counts as well. */
function placesIn(text: string): string[] {
  return text.match(/\{\w+\}|[{}]/g) ?? [];
}
