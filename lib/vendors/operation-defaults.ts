import { z } from 'zod';
import type { Operation } from './operation';

type Given = Omit<Partial<Operation>, 'sample'> &
  Pick<Operation, 'id' | 'title' | 'summary' | 'resource' | 'verb' | 'path' | 'rateClass' | 'answer'> & {
    sample: { params?: object; query?: object; body?: unknown; answer: unknown };
  };

/** A read of a vendor whose papers confirm its path; what is written down differs. */
export function operation({ sample: { params = {}, query = {}, body = null, answer }, ...given }: Given): Operation {
  const made: Operation = {
    pathStatus: 'confirmed',
    support: false,
    params: z.strictObject({}),
    query: z.strictObject({}),
    body: null,
    permission: 'operations.read',
    purpose: false,
    kind: 'read',
    idempotent: given.kind !== 'write',
    undo: null,
    readBack: null,
    holds: given.kind === 'write' ? ['operation.call'] : [],
    heldAs: () => made.holds,
    kept: null,
    switchesOff: () => false,
    many: [],
    secrets: { request: [], answer: [], once: [] },
    whyOff: () => null,
    refusal: () => null,
    notes: [],
    ...given,
    sample: { request: { params, query, body }, answer },
  };
  return made;
}
