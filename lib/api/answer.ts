import 'server-only';
import { AppError, VendorError } from '@/lib/errors';
import { log } from '@/lib/log';
import { isDatabaseOutage, isDiskFull } from './outage';
import { type Problem, type ProblemCode, STATUS_OF } from './problem';

/** A handler's value as an answer: a `Response` as it is, undefined as 204, anything else as JSON. */
export function answer(value: unknown, requestId: string): Response {
  const response =
    value instanceof Response
      ? value
      : value === undefined
        ? new Response(null, { status: 204 })
        : Response.json(value);
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  response.headers.set('x-request-id', requestId);
  return response;
}

/** What went wrong, in words the caller may see; what he may not see goes to the log under the same request id. */
export function refuse(error: unknown, where: { requestId: string; method: string; route: string }): Response {
  const { requestId } = where;
  if (error instanceof AppError) {
    const retryAfter = error.code === 'throttled' ? 60 : undefined;
    return problem({ code: error.code, message: error.message, requestId, fields: error.fields }, retryAfter);
  }
  if (error instanceof VendorError) {
    const code: ProblemCode = `vendor_${error.fault}`;
    log('warn', 'a vendor did not answer as asked', { ...where, code, status: error.detail.status });
    const { status, vendorRequestId } = error.detail;
    const vendor = status === undefined ? {} : { vendor: { status, requestId: vendorRequestId } };
    return problem({ code, message: inWords(error), requestId, ...vendor }, secondsUntil(error.detail.retryAt));
  }
  if (isDatabaseOutage(error)) {
    log('error', 'the database is away', { ...where, err: error });
    const message = isDiskFull(error)
      ? 'The disk of the database is full. Nothing was changed; what is there can still be read.'
      : 'The database does not answer just now. Nothing was changed; try again in a moment.';
    return problem({ code: 'unavailable', message, requestId }, 2);
  }
  log('error', 'request failed', { ...where, err: error });
  const message = `Something went wrong on our side. Quote ${requestId} when you report it.`;
  return problem({ code: 'internal', message, requestId });
}

function problem(body: Problem, retryAfterSeconds?: number): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  return answer(new Response(JSON.stringify(body), { status: STATUS_OF[body.code], headers }), body.requestId);
}

function inWords({ message, detail }: VendorError): string {
  return detail.vendorMessage ? `${message} It said: ${detail.vendorMessage}` : message;
}

function secondsUntil(at: number | undefined): number | undefined {
  return at === undefined ? undefined : Math.max(1, Math.ceil((at - Date.now()) / 1000));
}
