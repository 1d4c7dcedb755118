import 'server-only';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import type { Ctx } from '@/lib/db/ctx';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { SECRET_HEADER, SESSION_HEADER } from './schema';

/** After this a person is told that it takes too long; the vendor call is given up with it. */
const PATIENCE_MS = 25_000;
const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 40_000 });

/** Asks the worker, as the person of `ctx`. Given up when `signal` says so. Throws `unavailable` when it does not answer. */
export async function callBroker(ctx: Ctx, path: string, body: unknown, signal: AbortSignal): Promise<IncomingMessage> {
  const { BROKER_URL, BROKER_SECRET } = env();
  if (!BROKER_URL || !BROKER_SECRET) throw new Error('BROKER_URL and BROKER_SECRET are not set.');
  const payload = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(payload),
    [SECRET_HEADER]: BROKER_SECRET,
    [SESSION_HEADER]: ctx.sessionToken ?? '',
    'x-request-id': ctx.requestId,
  };
  const late = AbortSignal.timeout(PATIENCE_MS);
  const options = { method: 'POST', agent, headers, signal: AbortSignal.any([signal, late]) };
  try {
    return await sent(new URL(path, BROKER_URL), options, payload);
  } catch (cause) {
    signal.throwIfAborted();
    const message = late.aborted
      ? 'The vendor takes longer than you would wait. Try again in a moment.'
      : 'The worker does not answer just now, so vendors cannot be asked. Try again in a moment.';
    throw new AppError('unavailable', message, undefined, { cause });
  }
}

type Options = { method: string; agent: Agent; headers: Record<string, string | number>; signal: AbortSignal };

function sent(url: URL, options: Options, payload: string, again = true): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, options, resolve);
    request.on('error', (error) => {
      // The worker had just closed a kept socket: nothing was received, so it is asked once more.
      const closed = request.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
      if (closed && again) resolve(sent(url, options, payload, false));
      else reject(error);
    });
    request.end(payload);
  });
}
