import { asObject, Refusal } from './call';
import { type Fault, type FaultKind, faultKinds } from './faults';
import { vendorIds } from './vendor-app';

/** Reads one fault of `POST /faults`; a misspelt one is refused, since it would never strike. */
export function parseFault(value: unknown): Omit<Fault, 'id' | 'hits'> {
  const given = asObject(value) ?? refuse('a fault is an object');
  const unknownKey = Object.keys(given).find((key) => !known.has(key));
  if (unknownKey) refuse(`unknown key ${unknownKey}`);
  const { retryAfter } = given;
  if (retryAfter !== undefined && typeof retryAfter !== 'string' && typeof retryAfter !== 'number')
    refuse('bad retryAfter');
  const operation = given.operation;
  if (operation !== undefined && typeof operation !== 'string') refuse('operation must be text');
  return {
    vendor: vendorOf(given.vendor),
    operation,
    kind: kindOf(given.kind),
    retryAfter,
    status: numberOf(given, 'status'),
    delayMs: numberOf(given, 'delayMs'),
    bytes: numberOf(given, 'bytes'),
    times: numberOf(given, 'times'),
    chance: numberOf(given, 'chance'),
  };
}

const known = new Set(['vendor', 'operation', 'kind', 'status', 'retryAfter', 'delayMs', 'bytes', 'times', 'chance']);

function refuse(message: string): never {
  throw new Refusal(400, message);
}

function vendorOf(value: unknown): string {
  return ['*', ...vendorIds].find((id) => id === value) ?? refuse(`vendor is one of *, ${vendorIds.join(', ')}`);
}

function kindOf(value: unknown): FaultKind {
  return faultKinds.find((kind) => kind === value) ?? refuse(`kind is one of ${faultKinds.join(', ')}`);
}

function numberOf(given: Record<string, unknown>, key: string): number | undefined {
  const value = given[key];
  if (value === undefined) return undefined;
  return typeof value === 'number' && value >= 0 ? value : refuse(`${key} must be a number, 0 or more`);
}
