import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { z } from 'zod';
import { memoryTokens } from '@/lib/http/memory-tokens';
import type { OpenHttp } from '@/lib/http/open';
import { openHttp } from '@/lib/http/open-http';
import { redact } from '@/lib/http/redact';
import { idAt } from './page';

/**
 * Feeds a mapper samples with values gone or changed: whatever its schema lets through it must map, with the id as text,
 * the whole record beside it, and nothing in it that Postgres could not hold.
 */
export function holdForMutations<Item>(
  sample: object,
  schema: z.ZodType<Item>,
  map: (item: Item) => unknown,
  { idKey, secretKeys }: { idKey: string; secretKeys: readonly string[] },
): void {
  const Mapped = z.looseObject({ raw: z.record(z.string(), z.unknown()) });
  const idOf = idAt(idKey);
  let mapped = 0;
  fc.assert(
    fc.property(mutated(sample), (mutant) => {
      const copy = redact(mutant, []);
      const read = schema.safeParse(copy);
      if (!read.success) return;
      const record = Mapped.parse(map(read.data));
      const id: unknown = record.externalId ?? record.id;
      if (typeof id !== 'string' || id !== idOf(copy)) throw new Error(`the id became ${JSON.stringify(id)}`);
      if (/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(record))) throw new Error('this cannot be stored');
      if (JSON.stringify(record.raw) !== JSON.stringify(redact(mutant, secretKeys)))
        throw new Error('a field was lost');
      mapped += 1;
    }),
    { numRuns: 400 },
  );
  if (mapped < 40) throw new Error(`only ${mapped} of 400 mutants reached the mapper`);
}

/** A sample of a vendor's record with some of its values, at any depth, gone or turned into something else. */
export function mutated(sample: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(sample);
  const change = fc.record({
    place: fc.constantFrom(...places),
    value: fc.oneof(
      fc.constant(GONE),
      fc.jsonValue({ maxDepth: 2 }),
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.double(),
      fc.constantFrom('\u0000', '\ud83d', '=1+1', '<b>', '\u202e', '', ' ', '0', -1, 2 ** 53, 1e300, Number.NaN),
    ),
  });
  return fc.array(change, { minLength: 1, maxLength: 5 }).map((changes) => {
    const copy: unknown = structuredClone(sample);
    for (const { place, value } of changes) put(copy, place, value);
    return copy;
  });
}

const GONE = Symbol('gone');

function placesOf(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...placesOf(inner, [...at, key])]);
}

function put(root: unknown, place: readonly string[], value: unknown): void {
  let at = root;
  for (const key of place.slice(0, -1)) {
    if (typeof at !== 'object' || at === null) return;
    at = Reflect.get(at, key);
  }
  const last = place.at(-1);
  if (typeof at !== 'object' || at === null || last === undefined) return;
  if (value === GONE) Reflect.deleteProperty(at, last);
  else Reflect.set(at, last, value);
}

/** A request as a scripted vendor saw it. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: unknown;
};
/** `text` goes out as it is; `body` as JSON. */
export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown; text?: string };

/** A vendor on loopback that answers what a test says. */
export async function scripted(answer: (asked: Asked) => Answer) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const one = await read(request);
    asked.push(one);
    reply(response, answer(one));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The real way out, towards loopback, with limits and breaker of its own. */
export function httpTo(origin: string, pool: Pool, limits: Record<string, object>): OpenHttp {
  const key = randomUUID();
  return openHttp({
    origin,
    addresses: { loopback: true },
    limits,
    limitKey: key,
    breakerKey: key,
    vendorKey: key,
    priority: 'read',
    tokens: memoryTokens(),
    pool,
  });
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://vendor.invalid');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers, body };
}

function reply(response: ServerResponse, { status = 200, headers = {}, body, text }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text ?? (body === undefined ? '' : JSON.stringify(body)));
}
