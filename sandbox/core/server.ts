import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { asObject, type Call, json, Refusal, type Reply } from './call';
import type { CallLog, RecordedCall } from './calls';
import { deliver } from './deliver';
import type { FaultBoard, Struck } from './faults';
import { type Limiter, makeLimiter } from './limits';
import { listen } from './listen';
import { type Past, pageBefore } from './pages';
import { type Body, readBody } from './read-body';
import { type Match, makeMatcher } from './route';
import { tell, toldMs } from './told';
import type { VendorApp } from './vendor-app';

/** What a server needs of a vendor; the control and evidence servers bring no more than this. */
export type Served = Pick<
  VendorApp,
  'routes' | 'limits' | 'limitBy' | 'limitHeaders' | 'auth' | 'errorBody' | 'errorHeaders' | 'endSessions' | 'tick'
>;

export type Running = {
  url: string;
  /** Serves another state of the vendor from the next request on. */
  swap(served: Served): void;
  close(): Promise<void>;
};

type Options = {
  name: string;
  port?: number;
  limitsLifted?: boolean;
  calls?: CallLog;
  faults?: FaultBoard;
  now?: () => number;
} & Served;

type Site = { name: string; served: Served; match: ReturnType<typeof makeMatcher>; limiter: Limiter; past: Past };

/** One vendor on loopback. Order of a call: fault, credentials, limit, body, handler. */
export async function serveVendor(options: Options): Promise<Running> {
  const { name, port = 0, limitsLifted = false, calls, faults, now = Date.now } = options;
  const siteOf = (served: Served): Site => ({
    name,
    served,
    match: makeMatcher(served.routes),
    limiter: makeLimiter(served.limits, { lifted: limitsLifted }),
    past: new Map(),
  });
  let site = siteOf(options);
  const server = createServer((request, response) => {
    answer(site, request, response, { calls, faults, now }).catch(() => response.destroy());
  });
  // Longer than any client keeps an idle connection, so that it is never the server that hangs up first.
  server.keepAliveTimeout = 120_000;
  const url = await listen(server, port, name);
  return {
    url,
    swap(served) {
      site = siteOf(served);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  { calls, faults, now }: Pick<Options, 'calls' | 'faults'> & { now: () => number },
): Promise<void> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://sandbox.invalid');
  const match = matchOf(site, method, url.pathname);
  const operation = match?.route.operation ?? 'unknown';
  const record = calls?.add({
    at: new Date(now()).toISOString(),
    vendor: site.name,
    operation,
    method,
    path: url.pathname + url.search,
  });
  const fault = faults?.strike(site.name, operation);
  const hangUp = () => response.socket?.resetAndDestroy();
  const body = await readBody(request);
  const reply = await replyTo(site, request, { url, body, match }, { fault, record, hangUp });
  if (record && reply && fault?.kind !== 'reset-after' && fault?.kind !== 'reset-during') record.status = reply.status;
  if (record && reply) record.toldMs = toldIn(reply, fault);
  const isKept = fault?.kind === 'repeat-page' || site.past.has(operation);
  const before = reply && isKept ? pageBefore(site.past, operation, { url, body: body.text }, reply) : undefined;
  await deliver(response, reply, fault, before);
}

/** Undefined: the call is never answered, nor applied. */
async function replyTo(
  site: Site,
  request: IncomingMessage,
  { url, body, match }: { url: URL; body: Body; match: Match | undefined },
  { fault, record, hangUp }: { fault?: Struck; record?: RecordedCall; hangUp(): void },
): Promise<Reply | undefined> {
  if (record && request.method !== 'GET' && body.text !== '' && !match?.route.secret)
    record.body = body.value ?? body.text;
  if (fault?.kind === 'reset-during') hangUp();
  if (fault && fault.kind !== 'drip') await sleep(latenessOf(fault));
  if (fault?.kind === 'reset-before' || fault?.kind === 'silence') return undefined;
  try {
    if (fault) strikeFirst(site.served, fault);
    if (fault?.kind === 'html200' || fault?.kind === 'huge' || fault?.kind === 'zip-bomb') return { status: 200 };
    if (body.tooLarge)
      throw new Refusal(413, 'Request body too large', { assumed: true, headers: { connection: 'close' } });
    if (!match) throw new Refusal(404, 'Not found', { assumed: true });
    const call: Call = {
      method: request.method ?? 'GET',
      path: url.pathname,
      origin: `http://${request.headers.host ?? ''}`,
      params: match.params,
      query: url.searchParams,
      headers: request.headers,
      body: body.value,
      malformed: body.malformed,
      address: request.socket.remoteAddress ?? '',
      key: '',
    };
    call.key = match.route.open || !site.served.auth ? call.address : site.served.auth(call);
    holdToLimit(site, match, call);
    if (call.malformed && !match.route.malformedOk) throw new Refusal(400, 'Malformed JSON', { assumed: true });
    return await match.route.handler(call);
  } catch (error) {
    return refused(site, match?.route, error);
  }
}

function holdToLimit({ served, limiter }: Site, { route }: Match, call: Call): void {
  if (!route.limit) return;
  const seconds = limiter.take(served.limitBy === 'address' ? call.address : call.key, route.operation, route.limit);
  if (seconds === 0) return;
  const headers = { 'retry-after': String(seconds), ...served.limitHeaders?.(seconds) };
  throw new Refusal(429, 'Rate limit exceeded', { assumed: true, headers });
}

/** What a fault does before the vendor looks at the call. */
function strikeFirst(served: Served, fault: Struck): void {
  const { kind, status = 500, retryAfter, told, toldSeconds = 5, skewMs = 0, count = 1 } = fault;
  if (kind === 'arrivals') for (let left = count; left > 0; left--) served.tick?.();
  if (kind === 'tokens-die' && !served.endSessions) throw new Refusal(401, 'Fault set from outside');
  if (kind === 'tokens-die') served.endSessions?.();
  if (kind !== 'status') return;
  const { headers, body } = told ? tell(told, toldSeconds, Date.now() + skewMs) : { headers: {}, body: undefined };
  const raw: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  throw new Refusal(status, 'Fault set from outside', { headers: { ...headers, ...raw }, body });
}

function toldIn({ status, headers }: Reply, fault?: Struck): number | undefined {
  if (fault?.kind === 'status' && fault.told) return toldMs(fault.told, fault.toldSeconds ?? 5);
  return status === 429 && headers?.['retry-after'] ? Number(headers['retry-after']) * 1_000 : undefined;
}

function latenessOf({ kind, delayMs, jitterMs = 0, dice }: Struck): number {
  return (delayMs ?? (kind === 'reset-during' ? 300 : 0)) + (jitterMs > 0 ? dice.int(0, jitterMs) : 0);
}

function refused({ served }: Site, route: Match['route'] | undefined, error: unknown): Reply {
  const refusal = error instanceof Refusal ? error : new Refusal(500, 'Internal error', { assumed: true });
  if (refusal !== error) process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
  const said = served.errorBody(refusal.status, refusal.message);
  const body = refusal.options.body ? { ...asObject(said), ...refusal.options.body } : said;
  const isChoice = refusal.options.assumed || route?.shows?.(refusal.status) === false;
  const marked: Record<string, string> = isChoice ? { 'x-sandbox-assumed': '1' } : {};
  const headers = { ...refusal.options.headers, ...served.errorHeaders?.(refusal.status, body), ...marked };
  return { ...json(refusal.status, body), headers };
}

/** A path that is not valid percent-encoding names nothing. */
function matchOf(site: Site, method: string, path: string): Match | undefined {
  try {
    return site.match(method, path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
