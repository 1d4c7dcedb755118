import 'server-only';
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { refuse } from '@/lib/api/answer';
import { parseAs } from '@/lib/api/parse';
import { sessionOf } from '@/lib/auth/session';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import type { TakeFile } from '@/lib/http/stored-file';
import { AskOperation, AskPreview, AskRead, SECRET_HEADER, SESSION_HEADER } from '@/lib/live/schema';
import type { PassOn } from '@/lib/vendors/vendor';
import { callOperation } from './call-operation';
import { callStates } from './call-states';
import { deliverOperation } from './deliver-operation';
import { liveRead } from './live-read';
import { fileTo, passTo } from './pass-answer';
import { previewTenant } from './preview';

const MAX_BODY = 512 * 1024;
const LIMITS = { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 };
const OPERATION = /^\/operations\/([0-9a-f-]{36})\/([A-Za-z][A-Za-z0-9_]{0,79})$/;
const ACTION = /^\/actions\/([0-9a-f-]{36})$/;
const LIVE = /^\/live\/([0-9a-f-]{36})\/([A-Za-z][A-Za-z0-9]{0,59})$/;

type Options = { url: string; secret: string };
export type Broker = { port: number; close(): Promise<void> };

/**
 * What the web may ask of the worker, on loopback. It believes the caller nothing: the secret says that it is our web
 * process, the session token is looked up here, and the person's role decides here.
 */
export async function startBroker({ url, secret }: Options): Promise<Broker> {
  const { hostname, port } = new URL(url);
  if (!['127.0.0.1', '[::1]', 'localhost'].includes(hostname)) throw new Error('BROKER_URL must be on loopback.');
  const server = createServer(LIMITS, (request, response) => void serve(request, response, secret));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(port || 80), hostname.replace(/[[\]]/g, ''), resolve);
  });
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, close: () => closed(server) };
}

async function serve(request: IncomingMessage, response: ServerResponse, secret: string): Promise<void> {
  const requestId = requestIdOf(request);
  const gone = new AbortController();
  response.on('close', () => gone.abort(new AppError('unavailable', 'The caller went away.')));
  try {
    const { signal } = gone;
    const pass = passTo(response, { requestId, signal });
    const take = fileTo(response, { requestId, signal });
    const answer = await answerTo(request, { requestId, secret, signal, pass, take });
    if (response.headersSent) return;
    send(response, 200, 'application/json', JSON.stringify(answer ?? null), requestId);
  } catch (error) {
    if (gone.signal.aborted) return;
    const where = { requestId, method: request.method ?? '', route: request.url ?? '' };
    const refusal = refuse(error, where);
    // Half an answer is out: it was cut off, and the log says why.
    if (response.headersSent) return;
    const retryAfter = refusal.headers.get('retry-after');
    if (retryAfter) response.setHeader('retry-after', retryAfter);
    if (!request.readableEnded) response.setHeader('connection', 'close');
    send(response, refusal.status, 'application/problem+json', await refusal.text(), requestId);
  }
}

type Call = { requestId: string; secret: string; signal: AbortSignal; pass: PassOn; take: TakeFile };

async function answerTo(request: IncomingMessage, { requestId, secret, signal, pass, take }: Call): Promise<unknown> {
  const { method, url = '' } = request;
  if (method === 'GET' && url === '/health') return { worker: 'up' };
  if (!isOurs(request, secret)) throw new AppError('forbidden', 'This door is for the console itself.');
  if (method !== 'POST') throw new AppError('not_found', 'There is nothing here.');
  const ctx = await ctxOf(request, requestId);
  if (url === '/preview') return previewTenant(ctx, parseAs(AskPreview, await jsonOf(request), 'input'), signal);
  if (url === '/calls') return callStates(ctx);
  const [, tenantId, operation] = OPERATION.exec(url) ?? [];
  if (tenantId && operation) {
    const asked = parseAs(AskOperation, await jsonOf(request), 'input');
    return callOperation(ctx, { ...asked, connectionId: tenantId, operation }, signal, pass);
  }
  const [, actionId] = ACTION.exec(url) ?? [];
  if (actionId) return deliverOperation(ctx, actionId, signal);
  const [, connectionId, read] = LIVE.exec(url) ?? [];
  if (!connectionId || !read) throw new AppError('not_found', 'There is nothing here.');
  return liveRead(ctx, { ...parseAs(AskRead, await jsonOf(request), 'input'), connectionId, read }, signal, take);
}

async function ctxOf(request: IncomingMessage, requestId: string): Promise<Ctx> {
  const token = request.headers[SESSION_HEADER];
  const ctx = typeof token === 'string' && token !== '' ? await sessionOf(token, requestId) : null;
  if (!ctx) throw new AppError('unauthenticated', 'Sign in to go on.');
  return ctx;
}

function isOurs(request: IncomingMessage, secret: string): boolean {
  const given = request.headers[SECRET_HEADER];
  // Hashed first: both are then of one length, and the comparison tells nothing by its time.
  return typeof given === 'string' && timingSafeEqual(sha256(given), sha256(secret));
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    if (bytes > MAX_BODY) throw new AppError('too_large', 'The body is over 512 KiB.');
    chunks.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (cause) {
    throw new AppError('bad_input', 'The body is not JSON.', undefined, { cause });
  }
}

function send(response: ServerResponse, status: number, type: string, body: string, requestId: string): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  response.end(body);
}

function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
