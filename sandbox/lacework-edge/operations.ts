import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Operation = {
  id: string;
  verb: string;
  path: string;
  altPaths?: string[];
  resource: string;
  pathStatus: 'confirmed' | 'inferred';
  /** Shown for a few operations only; for the others the same form is assumed. */
  errorSample?: unknown;
  errorStatuses: number[];
  requestFields: { name: string; type: string; enum?: unknown[] }[];
  /** A value of each field, of the right type and without meaning: the shape, never the answer. */
  responseSample: unknown;
  requestSample: unknown;
  /** Null where the vendor's papers show no success answer. */
  responseStatus: number | null;
};

const file = fileURLToPath(new URL('../../lib/vendors/lacework-edge/operations.json', import.meta.url));

/** The 107 operations of the contract, by id. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  asOperations(readFileSync(file, 'utf8')).map((operation) => [operation.id, operation]),
);

export function operationOf(id: string): Operation {
  const operation = operations.get(id);
  if (!operation) throw new RangeError(`the contract has no operation ${id}`);
  return operation;
}

/** `/users/{uuid}` as the router spells it. `alt` takes the second candidate of the paths that are only inferred. */
export function pathOf({ path, altPaths }: Operation, alt = false): string {
  return ((alt && altPaths?.[0]) || path).replaceAll(/\{(\w+)\}/g, ':$1');
}

/** The file is part of the repository and its shape is held by the tests. */
function asOperations(text: string): Operation[] {
  return JSON.parse(text) as Operation[];
}
