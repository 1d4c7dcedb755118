import 'server-only';
import { request } from 'undici';
import { VendorError } from '@/lib/errors';
import { type AddressPolicy, originRefusal } from './addresses';
import { faultOfFailure } from './fault';
import { failureOf } from './send';
import { SendFailure } from './send-failure';
import { type Resolver, socketsFor } from './sockets';

const CONNECT_MS = 5_000;
const HEADERS_MS = 15_000;
const GAP_MS = 10_000;
const WHOLE_MS = 60_000;
export const LARGEST_FILE = 25 * 1024 * 1024;

export type Stored = { url: URL; addresses: AddressPolicy; signal: AbortSignal; resolve?: Resolver };
export type TakeFile = (chunks: AsyncIterable<Uint8Array>) => Promise<void>;

/**
 * Reads a file that a signed link leads to, without credentials and without following on, and gives its bytes to `take`
 * as they come: at most 25 MiB, within a minute. Nothing of it is gathered here. Throws VendorError.
 */
export async function readStored({ url, addresses, signal, resolve }: Stored, take: TakeFile): Promise<void> {
  const refusal = originRefusal(url.origin, addresses);
  if (refusal) throw new VendorError('blocked', `This storage may not be called: ${refusal}.`);
  const late = AbortSignal.timeout(WHOLE_MS);
  const { reads: dispatcher } = socketsFor(url.origin, { policy: addresses, connectMs: CONNECT_MS, resolve });
  let status: number | null = null;
  try {
    const answer = await request(url, {
      dispatcher,
      headers: { accept: '*/*', 'accept-encoding': 'identity' },
      headersTimeout: HEADERS_MS,
      bodyTimeout: GAP_MS,
      signal: AbortSignal.any([signal, late]),
    });
    status = answer.statusCode;
    if (status !== 200) {
      answer.body.on('error', () => {}).destroy();
      throw refusedBy(status);
    }
    await take(counted(answer.body));
  } catch (error) {
    if (error instanceof VendorError) throw error;
    signal.throwIfAborted();
    const failure = late.aborted ? new SendFailure('silent', 'DEADLINE', status) : failureOf(error, status);
    throw faultOfFailure(error instanceof SendFailure ? error : failure, { write: false });
  }
}

async function* counted(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > LARGEST_FILE) throw new SendFailure('too_large', String(LARGEST_FILE));
    yield chunk;
  }
}

function refusedBy(status: number): VendorError {
  if (status >= 500) return new VendorError('down', `The storage failed to answer (${status}).`, { status });
  const why = status < 400 ? 'sends us elsewhere, where nothing is read' : 'does not give this file, or no longer';
  return new VendorError('refused', `The storage ${why} (${status}).`, { status });
}
