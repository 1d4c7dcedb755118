import 'server-only';
import type { z } from 'zod';
import { allow } from '@/lib/auth/allow';
import { ctxOf } from '@/lib/auth/ctx-of';
import type { Permission } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/ctx';
import { AppError } from '@/lib/errors';
import { answer, refuse } from './answer';
import { jsonBody } from './body';
import { checkOrigin } from './origin';
import { parseAs, queryOf } from './parse';
import { requestIdOf } from './request-id';

type Schema = z.ZodType | undefined;
type Read<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;
type Shapes<P extends Schema, Q extends Schema, B extends Schema> = { params?: P; query?: Q; body?: B };
type Input<P extends Schema, Q extends Schema, B extends Schema> = {
  params: Read<P>;
  query: Read<Q>;
  body: Read<B>;
  request: Request;
  requestId: string;
  /** The caller's own name for this write, so that a second try is the same one. */
  idempotencyKey: string | null;
};
type Context = { params: Promise<Record<string, string | string[] | undefined>> };
/** What a handler asks of its caller; the generated authorisation matrix reads it from the handler. */
export type Rule = Permission | 'signed-in' | 'public';
export type Handler = ((request: Request, context: Context) => Promise<Response>) & { rule: Rule };

/**
 * A handler for signed-in people. `needs` is the permission of the verb behind it, held here too so that a role is
 * refused before its input is read. `handle` gives a plain value, a `Response`, or undefined for 204; it may throw.
 */
export function route<P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined>(
  spec: Shapes<P, Q, B> & { needs: Permission | 'signed-in'; handle(input: Input<P, Q, B> & { ctx: Ctx }): unknown },
): Handler {
  return made(spec.needs, async (request, context, requestId) => {
    const ctx = await ctxOf(request, requestId);
    if (!ctx) throw new AppError('unauthenticated', 'Sign in to go on.');
    if (spec.needs !== 'signed-in') allow(ctx, spec.needs);
    return spec.handle({ ...(await read(spec, request, context)), ctx, request, requestId });
  });
}

/** A handler that answers without a session: health, set-up. */
export function publicRoute<P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined>(
  spec: Shapes<P, Q, B> & { handle(input: Input<P, Q, B>): unknown },
): Handler {
  return made('public', async (request, context, requestId) =>
    spec.handle({ ...(await read(spec, request, context)), request, requestId }),
  );
}

function made(rule: Rule, work: (request: Request, context: Context, requestId: string) => Promise<unknown>): Handler {
  const handle = async (request: Request, context: Context) => {
    const requestId = requestIdOf(request.headers);
    try {
      checkOrigin(request);
      return answer(await work(request, context, requestId), requestId);
    } catch (error) {
      return refuse(error, { requestId, method: request.method, route: new URL(request.url).pathname });
    }
  };
  return Object.assign(handle, { rule });
}

async function read<P extends Schema, Q extends Schema, B extends Schema>(
  spec: Shapes<P, Q, B>,
  request: Request,
  context: Context,
) {
  return {
    params: spec.params && parseAs(spec.params, await context.params, 'address'),
    query: spec.query && parseAs(spec.query, queryOf(request.url), 'query'),
    body: spec.body && parseAs(spec.body, await jsonBody(request), 'input'),
    idempotencyKey: idempotencyKeyOf(request.headers),
  } as Pick<Input<P, Q, B>, 'params' | 'query' | 'body' | 'idempotencyKey'>; // a schema that is not there reads as undefined
}

function idempotencyKeyOf(headers: Headers): string | null {
  const key = headers.get('idempotency-key');
  if (key === null || /^[\w-]{8,100}$/.test(key)) return key;
  throw new AppError('bad_input', 'The Idempotency-Key is 8 to 100 letters, digits, dashes or underscores.');
}
