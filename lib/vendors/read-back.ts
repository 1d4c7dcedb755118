import { isDeepStrictEqual } from 'node:util';
import type { OperationInput, ReadBackRule } from './operation';
import { hasSealed } from './sealed-fields';

type Fields = Record<string, unknown>;

/** Asks `operation` for the very record that was changed, and compares it with what was sent. */
export function sameRecord(operation: string, wrap: string | null = null): ReadBackRule {
  return {
    operation,
    input: ({ params }) => ({ params }),
    judge: (answer, sent) => (isRecord(answer) ? verdict(holds(answer, sent, wrap)) : 'unknown'),
  };
}

/** Lists by `operation` and looks for the record under `key`: by its id for a change, by what was sent for a new one. */
export function inList(
  operation: string,
  key: string,
  { wrap = null, query }: { wrap?: string | null; query?: Fields } = {},
): ReadBackRule {
  return {
    operation,
    input: () => ({ query }),
    judge: (answer, sent) => {
      const listed = isRecord(answer) ? answer[key] : undefined;
      if (!Array.isArray(listed)) return 'unknown';
      const { uuid } = sent.params;
      const meant = listed.filter(isRecord).filter((one) => uuid === undefined || one.uuid === uuid);
      return verdict(meant.some((one) => holds(one, sent, wrap)));
    },
  };
}

/** Fields of a request that say who or when, not what the record shall hold. */
const NOT_HELD = new Set(['account_name', 'uuid', 'attributes_to_delete', 'expected_update_time', 'actor_uuid']);

/** True when a record holds every value that was sent, and nothing where a value was to be cleared. */
export function holds(record: Fields, { body }: OperationInput, wrap: string | null): boolean {
  if (!isRecord(body)) return false;
  const wrapped = wrap === null ? body : body[wrap];
  if (!isRecord(wrapped)) return false;
  const cleared = Array.isArray(body.attributes_to_delete) ? body.attributes_to_delete.map(String) : [];
  // A secret that was sent is gone since, and cannot be compared.
  const values = Object.entries(wrapped).filter(([name, value]) => !NOT_HELD.has(name) && !hasSealed(value));
  if (values.length + cleared.length === 0) return false;
  return (
    values.every(([name, value]) => !(name in record) || isDeepStrictEqual(record[name], value)) &&
    values.some(([name]) => name in record || cleared.length > 0) &&
    cleared.every((name) => isBlank(record[name]))
  );
}

function verdict(isHeld: boolean): 'applied' | 'absent' {
  return isHeld ? 'applied' : 'absent';
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === '' || value === 0 || value === false;
}

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
