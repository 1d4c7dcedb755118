/** What a caller can mend. The code decides the HTTP status; `fields` names what was wrong with which input. */
export type AppErrorCode =
  | 'bad_input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'not_possible'
  | 'throttled'
  | 'unavailable'
  | 'too_large'
  | 'too_costly';

export class AppError extends Error {
  override name = 'AppError';
  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly fields?: Record<string, string>,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * What a vendor did instead of answering.
 * `throttled`: come back at `retryAt`. `down`: nothing was sent, or a read failed. `unclear`: a write was sent and its answer not seen.
 * `garbled`: the answer could not be understood. `auth`: our credentials were refused. `refused`: the vendor said no. `blocked`: our own outbound policy said no.
 */
export type VendorFault = 'throttled' | 'down' | 'unclear' | 'garbled' | 'auth' | 'refused' | 'blocked';

export type VendorErrorDetail = {
  /** HTTP status, when there was one. */
  status?: number;
  /** The vendor's own words, already bounded and safe to show as text. */
  vendorMessage?: string;
  /** The vendor's id for the failed call, to quote to its support. */
  vendorRequestId?: string;
  /** Epoch milliseconds before which no call may be made. */
  retryAt?: number;
  /** True when the vendor may have applied the write. */
  mayHaveApplied?: boolean;
};

export class VendorError extends Error {
  override name = 'VendorError';
  constructor(
    readonly fault: VendorFault,
    message: string,
    readonly detail: VendorErrorDetail = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
