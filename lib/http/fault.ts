import 'server-only';
import { AppError, VendorError } from '@/lib/errors';
import type { SendFailure } from './send-failure';

/** Puts a call without a whole answer into the words of `VendorError`. */
export function faultOfFailure(failure: SendFailure, { write }: { write: boolean }): Error {
  const cause = new Error(failure.code);
  const detail = { status: failure.status ?? undefined, mayHaveApplied: write && failure.sent };
  switch (failure.reason) {
    case 'unsendable':
      return new AppError('bad_input', 'These credentials hold characters that cannot be sent.', undefined, { cause });
    case 'blocked':
      return new VendorError('blocked', `This host may not be called: ${failure.code}.`, detail, { cause });
    case 'unreachable':
      return new VendorError('down', `The vendor could not be reached: ${wordsFor(failure.code)}.`, detail, { cause });
    case 'unreadable':
      return new VendorError('garbled', 'The vendor answered something that is not HTTP we can read.', detail, {
        cause,
      });
    case 'too_large':
      return new VendorError('garbled', `The vendor's answer is over ${megabytes(failure.code)}.`, detail, { cause });
    case 'silent':
      return lost(write, 'The vendor did not answer in time', detail, cause);
    case 'broken':
      return lost(write, 'The connection broke before the whole answer was there', detail, cause);
    case 'given_up':
      return lost(write, 'The call was given up before the whole answer was there', detail, cause);
  }
}

function lost(write: boolean, what: string, detail: { mayHaveApplied: boolean }, cause: Error): VendorError {
  if (!write) return new VendorError('down', `${what}.`, detail, { cause });
  return new VendorError('unclear', `${what}; the vendor may have done what was asked.`, detail, { cause });
}

function megabytes(bytes: string): string {
  return `${Math.floor(Number(bytes) / 1_048_576)} MiB`;
}

function wordsFor(code: string): string {
  if (code === 'ECONNREFUSED') return 'nobody listens there';
  if (code === 'ENOTFOUND') return 'its name is not known';
  if (code === 'EAI_AGAIN') return 'names cannot be looked up just now';
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'it did not pick up in time';
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'there is no way to it from here';
  if (/CERT|TLS|SSL|EPROTO|SIGNATURE|SELF_SIGNED/.test(code))
    return `its certificate or encryption was not accepted (${code})`;
  return `the connection failed (${code})`;
}
