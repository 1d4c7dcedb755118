import { type Rng, rng } from './random';
import type { ToldForm } from './told';

/** What can go wrong with a call, and what each kind takes beside the call it is for. */
export const faultKinds = {
  status: { label: 'Answers a status', takes: ['status', 'told', 'toldSeconds', 'retryAfter'] },
  'tokens-die': { label: 'Every session ends', takes: [] },
  delay: { label: 'Answers late', takes: ['delayMs', 'jitterMs'] },
  silence: { label: 'Never answers', takes: [] },
  drip: { label: 'Answers drop by drop', takes: ['delayMs'] },
  'reset-before': { label: 'Hangs up before the work is done', takes: [] },
  'reset-during': { label: 'Hangs up, and does the work all the same a moment later', takes: ['delayMs'] },
  'reset-after': { label: 'Does the work and hangs up without an answer', takes: [] },
  'cut-body': { label: 'Hangs up in the middle of the answer', takes: [] },
  'cut-json': { label: 'Answers half a JSON', takes: [] },
  html200: { label: 'Answers a web page with status 200', takes: [] },
  'bad-utf8': { label: 'Answers bytes that are no text', takes: [] },
  'duplicate-keys': { label: 'Names each key of a record twice', takes: [] },
  deep: { label: 'Nests a value very deep', takes: ['depth'] },
  huge: { label: 'Answers without an end', takes: ['bytes'] },
  'zip-bomb': { label: 'Answers little that unpacks to very much', takes: ['bytes'] },
  'drift-enum': { label: 'Uses a value nobody has seen', takes: ['field'] },
  'drift-missing': { label: 'Leaves a field out', takes: ['field'] },
  'drift-type': { label: 'Gives a field another type', takes: ['field'] },
  duplicates: { label: 'Lists records twice', takes: [] },
  'repeat-page': { label: 'Gives the page before once more', takes: [] },
  arrivals: { label: 'Something new arrives while pages are read', takes: ['count'] },
  'wrong-total': { label: 'Counts wrong', takes: [] },
  skew: { label: 'Its clock is wrong', takes: ['skewMs'] },
} as const satisfies Record<string, { label: string; takes: readonly (keyof Fault)[] }>;
export type FaultKind = keyof typeof faultKinds;

export type Fault = {
  id: number;
  /** A vendor id, or `*`. */
  vendor: string;
  operation?: string;
  kind: FaultKind;
  status?: number;
  /** The form in which a status tells when to come back; none without it. */
  told?: ToldForm;
  toldSeconds?: number;
  /** Sent as Retry-After just as it stands. */
  retryAfter?: number | string;
  /** Any kind may also be late, by this and up to `jitterMs` more, and have a wrong clock. */
  delayMs?: number;
  jitterMs?: number;
  skewMs?: number;
  bytes?: number;
  depth?: number;
  count?: number;
  /** The field that drifts; one of the record's own is drawn when it is not given. */
  field?: string;
  /** How often it still strikes; absent means for good. */
  times?: number;
  chance?: number;
  /** Makes what is drawn repeatable; absent, the sandbox's own. */
  seed?: string;
  /** When it begins and ends, in milliseconds since 1970; absent means at once and never. */
  fromMs?: number;
  untilMs?: number;
  hits: number;
};

/** A fault at work on one call, with the chance that is its own. */
export type Struck = Fault & { dice: Rng };

export type FaultBoard = {
  add(fault: Omit<Fault, 'id' | 'hits'>): Fault;
  /** Those that are over are not among them. */
  list(): Fault[];
  remove(which?: { id?: number; vendor?: string }): void;
  /** The first fault set for this call, counted as used. */
  strike(vendor: string, operation: string): Struck | undefined;
};

/** Faults set from outside. What is left to chance is repeatable from the seed, fault by fault. */
export function makeFaultBoard(seed: string, now: () => number = Date.now): FaultBoard {
  let faults: Struck[] = [];
  let lastId = 0;
  const current = () => {
    faults = faults.filter(({ untilMs }) => untilMs === undefined || untilMs > now());
    return faults;
  };
  return {
    add(fault) {
      lastId += 1;
      const added = { ...fault, id: lastId, hits: 0 };
      faults.push({ ...added, dice: rng(`${seed}:fault:${fault.seed ?? lastId}`) });
      return added;
    },
    list: () => current().map(({ dice: _, ...fault }) => fault),
    remove({ id, vendor } = {}) {
      faults = faults.filter(
        (fault) => (id !== undefined && fault.id !== id) || (vendor !== undefined && fault.vendor !== vendor),
      );
    },
    strike(vendor, operation) {
      const found = current().find(
        (fault) =>
          (fault.vendor === '*' || fault.vendor === vendor) &&
          (fault.operation === undefined || fault.operation === operation) &&
          (fault.fromMs === undefined || fault.fromMs <= now()) &&
          (fault.times === undefined || fault.hits < fault.times) &&
          (fault.chance === undefined || fault.dice.chance(fault.chance)),
      );
      if (found) found.hits += 1;
      return found;
    },
  };
}
