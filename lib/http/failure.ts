import type { VendorError, VendorFault } from '@/lib/errors';

/** A call that was sent and went wrong: what may be kept and shown of it. */
export type CallFailure = {
  /** Epoch milliseconds. */
  at: number;
  operation: string;
  fault: VendorFault;
  message: string;
  status: number | null;
  vendorMessage: string | null;
  vendorRequestId: string | null;
  retryAt: number | null;
};

export function failureOf(operation: string, { fault, message, detail }: VendorError, at: number): CallFailure {
  const { status, vendorMessage, vendorRequestId, retryAt } = detail;
  return {
    at,
    operation,
    fault,
    message,
    status: status ?? null,
    vendorMessage: vendorMessage ?? null,
    vendorRequestId: vendorRequestId ?? null,
    retryAt: retryAt ?? null,
  };
}
