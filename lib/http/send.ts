import 'server-only';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type Dispatcher, request } from 'undici';
import { type Body, readBody } from './read-body';
import { SendFailure } from './send-failure';
import { codeOf, NotConnected } from './sockets';

type Chunks = AsyncIterable<Uint8Array>;

export type Sending = {
  dispatcher: Dispatcher;
  url: string;
  method: Dispatcher.HttpMethod;
  headers: Record<string, string>;
  body: string | undefined;
  signal: AbortSignal;
  headersMs: number;
  bodyGapMs: number;
  totalMs: number;
  sizeLimit: number;
  /** Takes what of an answer that says yes is over its `over` bytes. */
  pass?: { over: number; to(heard: Heard, chunks: AsyncIterable<Uint8Array>): Promise<void> };
};
export type Heard = { status: number; headers: Record<string, string> };

/** An answer as it came, read whole but not yet understood; `text` is empty where it was passed on. */
export type Sent = Heard & Body;

const ERROR_BODY_LIMIT = 256 * 1024;
const OUT_OF_TIME = Symbol('out of time');

/** One attempt: sends, and reads at most `sizeLimit` bytes within `totalMs`. Throws `SendFailure`. */
export async function send(sending: Sending): Promise<Sent> {
  sending.signal.throwIfAborted();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(OUT_OF_TIME), sending.totalMs);
  const giveUp = () => limit.abort(sending.signal.reason);
  sending.signal.addEventListener('abort', giveUp, { once: true });
  let status: number | null = null;
  try {
    const { dispatcher, url, method, headers, headersMs, bodyGapMs } = sending;
    const timing = { headersTimeout: headersMs, bodyTimeout: bodyGapMs, signal: limit.signal };
    const answer = await request(url, { dispatcher, method, headers, body: sending.body, ...timing });
    status = answer.statusCode;
    const answerHeaders = flat(answer.headers);
    const isAnswer = status < 300;
    const most = isAnswer ? sending.sizeLimit : Math.min(sending.sizeLimit, ERROR_BODY_LIMIT);
    const heard = { status, headers: answerHeaders };
    const { pass } = sending;
    const passage = isAnswer && pass ? { over: pass.over, to: (chunks: Chunks) => pass.to(heard, chunks) } : undefined;
    const body = readBody(decoded(answer.body, answerHeaders['content-encoding']), most, passage);
    // What an error says beside its status is welcome and not needed.
    const { text, bytes } = await (isAnswer ? body : body.catch(() => ({ text: '', bytes: 0 })));
    return { ...heard, text, bytes };
  } catch (error) {
    if (error instanceof SendFailure) throw new SendFailure(error.reason, error.code, status);
    if (limit.signal.aborted) {
      const late = limit.signal.reason === OUT_OF_TIME;
      throw new SendFailure(late ? 'silent' : 'given_up', late ? 'DEADLINE' : 'ABORTED', status);
    }
    throw failureOf(error, status);
  } finally {
    clearTimeout(timer);
    sending.signal.removeEventListener('abort', giveUp);
  }
}

/** Puts what the socket or its reader threw into a reason. */
export function failureOf(error: unknown, status: number | null): SendFailure {
  if (error instanceof NotConnected)
    return new SendFailure(error.refusal ? 'blocked' : 'unreachable', error.message, status);
  const code = codeOf(error);
  switch (code) {
    case 'UND_ERR_INVALID_ARG':
      return new SendFailure('unsendable', code, status);
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return new SendFailure('silent', code, status);
    case 'UND_ERR_HEADERS_OVERFLOW':
      return new SendFailure('unreadable', code, status);
  }
  return new SendFailure(/^(HPE|Z)_/.test(code) ? 'unreadable' : 'broken', code, status);
}

// `identity` is asked for; some servers compress all the same, and then the limit holds for what comes out.
function decoded(body: Readable, encoding = 'identity'): AsyncIterable<Buffer> {
  const decoders = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };
  const name = encoding.trim().toLowerCase();
  if (name === 'identity' || name === '') return body;
  for (const [known, decoder] of Object.entries(decoders)) {
    // The callback is only there so that an error reaches the reader and not the process.
    if (known === name) return pipeline(body, decoder(), () => {});
  }
  body.on('error', () => {}).destroy();
  throw new SendFailure('unreadable', 'CONTENT_ENCODING');
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flattened: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flattened[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flattened;
}
