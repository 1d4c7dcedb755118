import { asObject, Refusal } from './call';
import { type Fault, type FaultKind, faultKinds } from './faults';
import { type ToldForm, toldForms } from './told';
import { vendorIds } from './vendor-app';

/** Reads one fault of `POST /faults`; a misspelt one is refused, since it would never strike. */
export function parseFault(value: unknown, nowMs: number): Omit<Fault, 'id' | 'hits'> {
  const given = asObject(value) ?? refuse('a fault is an object');
  const unknownKey = Object.keys(given).find((key) => !known.has(key));
  if (unknownKey) refuse(`unknown key ${unknownKey}`);
  const { retryAfter } = given;
  if (retryAfter !== undefined && typeof retryAfter !== 'string' && typeof retryAfter !== 'number')
    refuse('bad retryAfter');
  const kind = kindOf(given.kind);
  const [inMs, forMs] = [numberOf(given, 'inMs') ?? 0, numberOf(given, 'forMs')];
  return {
    vendor: vendorOf(given.vendor),
    operation: textOf(given, 'operation'),
    kind,
    status: numberOf(given, 'status'),
    told: toldOf(given.told),
    toldSeconds: numberOf(given, 'toldSeconds'),
    retryAfter,
    delayMs: numberOf(given, 'delayMs'),
    jitterMs: numberOf(given, 'jitterMs'),
    skewMs: numberOf(given, 'skewMs', Number.NEGATIVE_INFINITY),
    bytes: numberOf(given, 'bytes'),
    depth: numberOf(given, 'depth'),
    count: numberOf(given, 'count'),
    field: textOf(given, 'field'),
    // Sessions that ended at each call would never be of use again.
    times: numberOf(given, 'times') ?? (kind === 'tokens-die' ? 1 : undefined),
    chance: numberOf(given, 'chance'),
    seed: textOf(given, 'seed'),
    fromMs: inMs > 0 ? nowMs + inMs : undefined,
    untilMs: forMs === undefined ? undefined : nowMs + inMs + forMs,
  };
}

const known = new Set([
  ...['vendor', 'operation', 'kind', 'status', 'told', 'toldSeconds', 'retryAfter', 'delayMs', 'jitterMs', 'skewMs'],
  ...['bytes', 'depth', 'count', 'field', 'times', 'chance', 'seed', 'inMs', 'forMs'],
]);

function refuse(message: string): never {
  throw new Refusal(400, message);
}

function vendorOf(value: unknown): string {
  return ['*', ...vendorIds].find((id) => id === value) ?? refuse(`vendor is one of *, ${vendorIds.join(', ')}`);
}

function kindOf(value: unknown): FaultKind {
  const kinds = Object.keys(faultKinds) as FaultKind[]; // Object.keys forgets what the keys are
  return kinds.find((kind) => kind === value) ?? refuse(`kind is one of ${kinds.join(', ')}`);
}

function toldOf(value: unknown): ToldForm | undefined {
  if (value === undefined) return undefined;
  return toldForms.find((form) => form === value) ?? refuse(`told is one of ${toldForms.join(', ')}`);
}

function textOf(given: Record<string, unknown>, key: string): string | undefined {
  const value = given[key];
  if (value === undefined || typeof value === 'string') return value;
  return refuse(`${key} must be text`);
}

function numberOf(given: Record<string, unknown>, key: string, least = 0): number | undefined {
  const value = given[key];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isFinite(value) && value >= least) return value;
  return refuse(`${key} must be a number${least === 0 ? ', 0 or more' : ''}`);
}
