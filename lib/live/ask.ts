import 'server-only';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { allow } from '@/lib/auth/allow';
import type { Ctx } from '@/lib/db/ctx';
import type { OperationAnswer } from '@/lib/operations/shapes';
import { callBroker } from './broker-call';
import { brokerError } from './broker-error';
import { CallStates } from './call-states';
import type { AskOperation, AskPreview, AskRead } from './schema';

type Operation = AskOperation & { connectionId: string; operation: string };
type Asked = AskRead & { connectionId: string; read: string };

/**
 * A vendor's own answer of this moment, read for one person and never stored. `purpose` is needed for evidence. Throws
 * what the worker said: AppError or VendorError.
 */
export async function askLive(
  ctx: Ctx,
  connectionId: string,
  read: string,
  params: Record<string, string>,
  signal: AbortSignal,
  purpose?: string,
): Promise<unknown> {
  return jsonOf(await post(ctx, { connectionId, read, params, purpose }, signal));
}

/** The same as an answer to pass on: its bytes are not read here, whatever their number. */
export async function streamLive(ctx: Ctx, asked: Asked, signal: AbortSignal): Promise<Response> {
  return passedOn(await post(ctx, asked, signal));
}

/** The bytes of a file as an answer to show, as they come. */
export async function streamFile(ctx: Ctx, asked: Asked, signal: AbortSignal): Promise<Response> {
  return passedOn(await post(ctx, asked, signal), 'text/plain; charset=utf-8');
}

/** A call of a vendor's operation that changes nothing, its answer passed on. */
export async function streamOperation(ctx: Ctx, asked: Operation, signal: AbortSignal): Promise<Response> {
  const { connectionId, operation, ...input } = asked;
  return passedOn(await callBroker(ctx, `/operations/${connectionId}/${operation}`, input, signal));
}

/** Has an interactive write sent at once, and waits for what the vendor says. */
export async function askDelivery(ctx: Ctx, actionId: string, signal: AbortSignal): Promise<OperationAnswer> {
  const answer = await jsonOf(await callBroker(ctx, `/actions/${actionId}`, {}, signal));
  return answer as OperationAnswer; // the worker is ours and made it of the same type
}

async function passedOn(answer: IncomingMessage, type = 'application/json'): Promise<Response> {
  if (answer.statusCode !== 200) throw await brokerError(answer);
  const headers = { 'content-type': type, 'cache-control': 'no-store' };
  return new Response(webStream(answer), { headers });
}

/** Tries a tenant that is not stored; `sealed` is closed to the worker. */
export async function askPreview(ctx: Ctx, asked: AskPreview, signal: AbortSignal): Promise<unknown> {
  return jsonOf(await callBroker(ctx, '/preview', asked, signal));
}

/** How calls to every connection of the workspace stand in the worker at this moment. */
export async function askCallStates(ctx: Ctx, signal: AbortSignal): Promise<CallStates> {
  allow(ctx, 'sources.read');
  return CallStates.parse(await jsonOf(await callBroker(ctx, '/calls', {}, signal)));
}

function post(ctx: Ctx, { connectionId, read, params, purpose }: Asked, signal: AbortSignal): Promise<IncomingMessage> {
  const path = `/live/${encodeURIComponent(connectionId)}/${encodeURIComponent(read)}`;
  return callBroker(ctx, path, { params, purpose }, signal);
}

async function jsonOf(answer: IncomingMessage): Promise<unknown> {
  if (answer.statusCode !== 200) throw await brokerError(answer);
  return JSON.parse(await text(answer));
}

// Node's own web stream; its type is declared twice, once by Node and once by the DOM, for the one object there is.
function webStream(answer: IncomingMessage): ReadableStream<Uint8Array> {
  return Readable.toWeb(answer) as ReadableStream<Uint8Array>;
}
