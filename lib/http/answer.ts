import { z } from 'zod';
import { VendorError, type VendorErrorDetail } from '@/lib/errors';
import { throttledMs } from './backoff';
import { boundedText, withoutSecrets } from './redact';
import { retryAtMs, toldToWaitMs } from './retry-after';

/** What is known of a call when its answer is judged. */
export type Asked = {
  operation: string;
  write: boolean;
  /** What a 403 means here: these credentials are no good, or this one thing is not allowed. */
  forbidden: 'auth' | 'refused';
  /** Never to be quoted, should the vendor repeat them. */
  secrets: readonly string[];
  attempt: number;
  now: number;
  random: () => number;
};
type Answered = { status: number; headers: Record<string, string>; text: string };

/** Reads the JSON of an answer that says yes; everything else becomes the `VendorError` it stands for. */
export function jsonOf(answered: Answered, asked: Asked): unknown {
  const { status, text } = answered;
  if (status < 200 || status >= 300) throw faultOf(answered, asked);
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    const isPage = /^\s*</.test(text) || answered.headers['content-type']?.includes('html');
    const what = isPage ? 'a web page instead of data' : 'something that is not whole JSON';
    throw new VendorError('garbled', `The vendor answered ${what}.`, detailOf(answered, asked));
  }
}

/** Reads the data by the operation's schema; names the place that did not fit, never what stood there. */
export function dataOf<T>(json: unknown, schema: z.ZodType<T>, answered: Answered, asked: Asked): T {
  const read = z.safeParse(schema, json);
  if (read.success) return read.data;
  const place = read.error.issues[0]?.path.map(String).join('.').slice(0, 80) || 'its top level';
  const message = `The vendor's answer to ${asked.operation} has another form than its contract says, at ${place}.`;
  throw new VendorError('garbled', message, detailOf(answered, asked));
}

function faultOf(answered: Answered, asked: Asked): VendorError {
  const { status, headers } = answered;
  const detail = detailOf(answered, asked);
  if (status < 400)
    return new VendorError(
      'garbled',
      `The vendor sent us elsewhere${hostOf(headers.location)}; we do not follow.`,
      detail,
    );
  if (status === 401)
    return new VendorError('auth', 'The vendor refused our credentials.', { ...detail, mayHaveApplied: false });
  if (status === 403) {
    const message = 'The vendor says that these credentials may not do this.';
    return new VendorError(asked.forbidden, message, { ...detail, mayHaveApplied: false });
  }
  if (status === 429) {
    const told = toldIn(answered, asked) ?? throttledMs(asked.attempt);
    const retryAt = retryAtMs(told, asked.now, asked.random);
    return new VendorError('throttled', 'The vendor asks us to wait.', { ...detail, mayHaveApplied: false, retryAt });
  }
  if (status < 500)
    return new VendorError('refused', `The vendor said no (${status}).`, { ...detail, mayHaveApplied: false });
  if (asked.write) {
    return new VendorError('unclear', `The vendor failed (${status}); it may have done what was asked.`, detail);
  }
  const told = toldIn(answered, asked);
  const retryAt = told === null ? undefined : retryAtMs(told, asked.now, asked.random);
  return new VendorError('down', `The vendor failed to answer (${status}).`, { ...detail, retryAt });
}

function detailOf(answered: Answered, { write, secrets }: Asked): VendorErrorDetail {
  const isYes = answered.status < 300;
  const body = isYes ? undefined : bodyOf(answered.text);
  const words = isYes ? '' : wordsOf(body, answered.text);
  const requestId =
    answered.headers['x-correlation-id'] ?? answered.headers['x-request-id'] ?? textAt(body, 'correlationId');
  return {
    status: answered.status,
    mayHaveApplied: write,
    vendorMessage: boundedText(withoutSecrets(words, secrets)) || undefined,
    vendorRequestId: boundedText(withoutSecrets(requestId ?? '', secrets), 100) || undefined,
  };
}

function toldIn(answered: Answered, asked: Asked): number | null {
  return toldToWaitMs({ headers: answered.headers, body: bodyOf(answered.text) }, asked.now);
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// The four vendors' names for it, in the order in which their documents prefer them; else whatever came.
function wordsOf(body: unknown, text: string): string {
  for (const key of ['internalMessage', 'message', 'error']) {
    const words = textAt(body, key) ?? textAt(memberOf(body, key), 'message');
    if (words) return [words, fieldWords(memberOf(body, 'errors'))].filter(Boolean).join(': ');
  }
  return text;
}

/** `{ title: ["is too long"] }`, as Workato says what is wrong with which field. */
function fieldWords(errors: unknown): string {
  if (typeof errors !== 'object' || errors === null || Array.isArray(errors)) return '';
  const lines = Object.entries(errors).map(([field, said]) => {
    const words = (Array.isArray(said) ? said : [said]).filter((one) => typeof one === 'string').join(', ');
    return words && `${field === 'base' ? '' : `${field} `}${words}`;
  });
  return lines.filter(Boolean).join('; ');
}

function textAt(value: unknown, key: string): string | undefined {
  const found = memberOf(value, key);
  return typeof found === 'string' ? found : undefined;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

// The host alone: the rest of a redirect may carry a ticket.
function hostOf(location = ''): string {
  return URL.canParse(location) ? ` (to ${new URL(location).host.slice(0, 100)})` : '';
}
