import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Reply } from './call';
import type { Struck } from './faults';
import { spoilt } from './spoil';

const page = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>';
const TWO_GIGABYTES = 2 ** 31;

/** Sends the reply, or spoils it as the fault says. Undefined is a call that gets no answer. */
export async function deliver(
  response: ServerResponse,
  reply: Reply | undefined,
  fault?: Struck,
  before?: unknown,
): Promise<void> {
  // Silence: the socket stays open until one side closes it. A call cut off in its middle has none any more.
  if (reply === undefined && fault?.kind === 'silence') return;
  if (fault?.kind === 'reset-during') return;
  if (reply === undefined || fault?.kind === 'reset-after') {
    // An RST, as when a proxy in between dies, rather than an orderly end.
    response.socket?.resetAndDestroy();
    return;
  }
  const bytes = (fault && reply.status < 300 ? spoilt(jsonIn(reply), fault, before) : null) ?? bytesOf(reply);
  const headers: Record<string, string> = { 'content-type': 'application/json', ...reply.headers };
  if (fault?.skewMs !== undefined) headers.date = new Date(Date.now() + fault.skewMs).toUTCString();
  switch (fault?.kind) {
    case 'html200':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
      return;
    case 'cut-json':
      response.writeHead(reply.status, headers).end(bytes.subarray(0, bytes.length / 2));
      return;
    case 'cut-body':
      response.writeHead(reply.status, { ...headers, 'content-length': String(bytes.length + 1) });
      response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
      return;
    case 'drip':
      response.writeHead(reply.status, headers);
      for (let at = 0; at < bytes.length && !response.destroyed; at += 16) {
        response.write(bytes.subarray(at, at + 16));
        await sleep(fault.delayMs ?? 250);
      }
      response.end();
      return;
    case 'huge':
      return flood(response, headers, endlessJson(fault.bytes ?? TWO_GIGABYTES));
    case 'zip-bomb':
      return flood(response, { ...headers, 'content-encoding': 'gzip' }, zipped(fault.bytes ?? TWO_GIGABYTES));
    default:
      if (bytes.length === 0) response.writeHead(reply.status, { ...reply.headers }).end();
      else response.writeHead(reply.status, { ...headers, 'content-length': String(bytes.length) }).end(bytes);
  }
}

/** The answer as what it says; a copy, so that what is spoilt stays whole in the vendor's own data. */
export function jsonIn(reply: Reply): unknown {
  try {
    return JSON.parse(bytesOf(reply).toString('utf8'));
  } catch {
    return undefined;
  }
}

function bytesOf({ body }: Reply): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

async function flood(response: ServerResponse, headers: Record<string, string>, body: Iterable<Buffer>): Promise<void> {
  response.writeHead(200, headers);
  // The caller hanging up in the middle is the expected end.
  await pipeline(body, response).catch(() => {});
}

/** Valid JSON for as long as it lasts: one text that goes on. */
function* endlessJson(bytes: number): Generator<Buffer> {
  yield Buffer.from('{"alerts":["');
  const chunk = Buffer.alloc(65_536, 'a');
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
  yield Buffer.from('"]}');
}

/** Packed a thousand to one; parts of a gzip stream may be repeated as they are. */
function* zipped(bytes: number): Generator<Buffer> {
  const part = gzipSync(Buffer.alloc(2 ** 20, ' '), { level: 9 });
  for (let sent = 0; sent < bytes; sent += 2 ** 20) yield part;
  yield gzipSync('{}');
}
