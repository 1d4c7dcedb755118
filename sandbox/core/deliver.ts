import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from './call';
import type { Fault } from './faults';

const page = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>';

/** Sends the reply, or spoils it as the fault says. Undefined is a call that gets no answer. */
export async function deliver(response: ServerResponse, reply: Reply | undefined, fault?: Fault): Promise<void> {
  // Silence: the socket stays open until one side closes it.
  if (reply === undefined && fault?.kind === 'silence') return;
  if (reply === undefined || fault?.kind === 'reset-after') {
    // An RST, as when a proxy in between dies, rather than an orderly end.
    response.socket?.resetAndDestroy();
    return;
  }
  const bytes = bytesOf(reply);
  const headers: Record<string, string> = { 'content-type': 'application/json', ...reply.headers };
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
      return flood(response, headers, fault.bytes ?? Number.POSITIVE_INFINITY);
    default:
      if (bytes.length === 0) response.writeHead(reply.status, { ...reply.headers }).end();
      else response.writeHead(reply.status, { ...headers, 'content-length': String(bytes.length) }).end(bytes);
  }
}

function bytesOf({ body }: Reply): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Valid JSON for as long as it lasts: one text that does not end. */
async function flood(response: ServerResponse, headers: Record<string, string>, bytes: number): Promise<void> {
  response.writeHead(200, headers);
  // The caller hanging up in the middle is the expected end.
  await pipeline(endlessJson(bytes), response).catch(() => {});
}

function* endlessJson(bytes: number): Generator<Buffer> {
  yield Buffer.from('{"alerts":["');
  const chunk = Buffer.alloc(65_536, 'a');
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
  yield Buffer.from('"]}');
}
