import { Refusal } from '../core/call';
import type { Operation } from './operations';
import type { Caller } from './session';
import type { Row } from './shape';

/** One request to one of the 107 operations, with the caller known and the body an object of numbers. */
export type EdgeCall = {
  operation: Operation;
  params: Record<string, string>;
  query: URLSearchParams;
  body: Row;
  caller: Caller;
  address: string;
};

export type Answer = {
  body?: unknown;
  /** The contract is silent here, and this is the sandbox's own choice. */
  assumed?: boolean;
};

export type Op = (call: EdgeCall) => Answer;
export type Ops = Record<string, Op>;

/** Most operations document no 404: there a thing that is not there is a bad request. */
export function missing({ operation }: EdgeCall, what: string): Refusal {
  const status = operation.errorStatuses.includes(404) ? 404 : 400;
  return new Refusal(status, `${what} does not exist`, { assumed: true });
}

export function bad(message: string): Refusal {
  return new Refusal(400, message, { assumed: true });
}

/** The parameter of the path; the body may repeat it, and then has to agree. */
export function idOf({ params, body }: EdgeCall, name = 'uuid', bodyName = name): string {
  const id = params[name] ?? '';
  const repeated = body[bodyName];
  if (repeated !== undefined && repeated !== '' && repeated !== id) throw bad(`${bodyName} differs from the path`);
  return id;
}
