import { rng } from './random';

export const faultKinds = [
  'status',
  'delay',
  'reset-before',
  'reset-after',
  'html200',
  'cut-json',
  'cut-body',
  'drip',
  'huge',
  'silence',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export type Fault = {
  id: number;
  /** A vendor id, or `*`. */
  vendor: string;
  operation?: string;
  kind: FaultKind;
  status?: number;
  retryAfter?: number | string;
  delayMs?: number;
  bytes?: number;
  /** How often it still strikes; absent means for good. */
  times?: number;
  chance?: number;
  hits: number;
};

export type FaultBoard = {
  add(fault: Omit<Fault, 'id' | 'hits'>): Fault;
  list(): Fault[];
  remove(id?: number): void;
  /** The first fault set for this call, counted as used. */
  strike(vendor: string, operation: string): Fault | undefined;
};

/** Faults set by tests. Whether a fault with a `chance` strikes is repeatable from the seed. */
export function makeFaultBoard(seed: string): FaultBoard {
  let faults: Fault[] = [];
  let lastId = 0;
  const dice = rng(`${seed}:faults`);
  return {
    add(fault) {
      lastId += 1;
      const added = { ...fault, id: lastId, hits: 0 };
      faults.push(added);
      return added;
    },
    list: () => faults,
    remove(id) {
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
    },
    strike(vendor, operation) {
      const found = faults.find(
        (fault) =>
          (fault.vendor === '*' || fault.vendor === vendor) &&
          (fault.operation === undefined || fault.operation === operation) &&
          (fault.times === undefined || fault.hits < fault.times) &&
          (fault.chance === undefined || dice.chance(fault.chance)),
      );
      if (found) found.hits += 1;
      return found;
    },
  };
}
