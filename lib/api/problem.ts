import type { AppErrorCode, VendorFault } from '@/lib/errors';

export type ProblemCode = AppErrorCode | `vendor_${VendorFault}` | 'internal';

/** What every refused or failed request answers. */
export type Problem = {
  code: ProblemCode;
  message: string;
  requestId: string;
  fields?: Record<string, string>;
  /** Where a vendor answered: its status, and its own id of the call to quote to its support. */
  vendor?: { status?: number; requestId?: string };
};

export const STATUS_OF: Record<ProblemCode, number> = {
  bad_input: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  not_possible: 422,
  throttled: 429,
  unavailable: 503,
  too_large: 413,
  too_costly: 422,
  vendor_throttled: 503,
  vendor_down: 503,
  vendor_unclear: 504,
  vendor_garbled: 502,
  vendor_auth: 502,
  vendor_refused: 502,
  vendor_blocked: 502,
  internal: 500,
};
