import type { Action } from '@/lib/actions/schema';
import type { ActionJson } from '@/lib/actions/shapes';
import { AppError, VendorError, type VendorFault } from '@/lib/errors';
import type { Operated } from '@/lib/vendors/vendor';
import type { OperationAnswer } from './shapes';

const FAULTS: readonly VendorFault[] = ['throttled', 'down', 'unclear', 'garbled', 'auth', 'refused', 'blocked'];

/**
 * What a write is answered with, as it stands: done with what the vendor said, on its way, or the vendor's refusal as the
 * error that it was.
 */
export function answerOf(action: Action, operated: Operated | null): OperationAnswer {
  if (action.state === 'rejected') throw refusalOf(action);
  const json = jsonOf(action);
  if (action.state !== 'done') return { outcome: 'queued', action: json };
  if (operated) return { outcome: 'answered', ...operated, action: json };
  // Done before, and asked for again by the same name: what the vendor said then is kept by nobody.
  const { status, vendorRequestId } = action.outcome ?? {};
  const known = { status: status ?? 200, requestId: vendorRequestId ?? null, ms: 0, budget: null, result: null };
  return { outcome: 'answered', ...known, action: json };
}

function refusalOf({ outcome }: Action): Error {
  const message = outcome?.message ?? 'The vendor refused this.';
  const fault = FAULTS.find((one) => one === outcome?.code);
  if (!fault) return new AppError('not_possible', message);
  const { vendorMessage, vendorRequestId, status } = outcome ?? {};
  return new VendorError(fault, message, {
    vendorMessage: vendorMessage ?? undefined,
    vendorRequestId: vendorRequestId ?? undefined,
    status: status ?? undefined,
  });
}

function jsonOf(action: Action): ActionJson {
  const iso = (date: Date | null) => (date === null ? null : date.toISOString());
  return {
    ...action,
    notBefore: action.notBefore.toISOString(),
    requestedAt: action.requestedAt.toISOString(),
    sentAt: iso(action.sentAt),
    settledAt: iso(action.settledAt),
    answeredAt: iso(action.answeredAt),
    confirmedAt: iso(action.confirmedAt),
  };
}
