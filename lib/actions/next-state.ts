import { AppError, VendorError } from '@/lib/errors';
import type { Settlement } from './outbox';

/** After so many tries a person decides. */
export const MAX_TRIES = 8;
/** A vendor may show a write a moment after it applied it. */
const READ_BACK_AFTER_MS = 2000;

/** What a failed delivery becomes. `unclear` is never sent again before a read-back has looked. */
export function nextState(error: unknown, tries: number): Settlement {
  if (error instanceof AppError) return { state: 'rejected', outcome: { message: error.message, code: error.code } };
  if (!(error instanceof VendorError)) {
    const message = 'Onequeue failed while this was on its way; the vendor is being asked what became of it.';
    return { state: 'unclear', outcome: { message, code: 'internal' }, waitMs: READ_BACK_AFTER_MS };
  }
  const { vendorMessage, vendorRequestId, retryAt, status } = error.detail;
  const outcome = { message: error.message, code: error.fault, vendorMessage, vendorRequestId, retryAt, status };
  switch (error.fault) {
    case 'throttled':
      return { state: 'queued', outcome, retryAt, waitMs: 1000 };
    case 'down': // nothing was sent
      return { state: tries + 1 < MAX_TRIES ? 'queued' : 'needs_you', outcome, waitMs: backOff(tries), retryAt };
    case 'unclear':
    case 'garbled': // a write was sent and its answer was not seen, or not understood
      return { state: 'unclear', outcome, waitMs: READ_BACK_AFTER_MS };
    case 'auth':
    case 'refused':
    case 'blocked':
      return { state: 'rejected', outcome };
  }
}

/** What a read-back that itself failed becomes: looked up again later, at last by a person. */
export function nextReadBack(error: unknown, tries: number): Settlement {
  const detail = error instanceof VendorError ? error.detail : {};
  const message = error instanceof VendorError || error instanceof AppError ? error.message : 'The look-up failed.';
  const state = tries + 1 < MAX_TRIES ? 'unclear' : 'needs_you';
  return { state, outcome: { message, code: 'unclear' }, waitMs: backOff(tries), retryAt: detail.retryAt };
}

const backOff = (tries: number) => Math.min(2000 * 2 ** (tries + 1), 300_000);
