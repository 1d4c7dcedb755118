import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError, VendorError } from '@/lib/errors';
import { publicRoute, route } from './route';

beforeAll(() => {
  process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none';
  process.env.NEXTAUTH_URL = 'https://console.example';
  process.env.NEXTAUTH_SECRET = 'x'.repeat(32);
  process.env.LOG_LEVEL = 'silent';
});

const OURS = { origin: 'https://console.example', 'content-type': 'application/json' };
const context = (params: Record<string, string> = {}) => ({ params: Promise.resolve(params) });
const asked = (init: RequestInit & { path?: string } = {}) =>
  new Request(`https://console.example${init.path ?? '/api/x'}`, init);
const write = (body: string, headers: Record<string, string> = OURS) => asked({ method: 'POST', body, headers });
const throwing = (error: unknown) =>
  publicRoute({
    handle: () => {
      throw error;
    },
  });

test('a plain value is JSON, undefined is 204, and nothing is kept by a cache', async () => {
  const json = await publicRoute({ handle: () => ({ a: 1 }) })(asked(), context());
  expect(await json.json()).toEqual({ a: 1 });
  expect(json.headers.get('cache-control')).toBe('no-store');
  const empty = await publicRoute({ handle: () => undefined })(asked(), context());
  expect(empty.status).toBe(204);
});

test('a well formed request id is kept, any other is replaced', async () => {
  const echo = publicRoute({ handle: ({ requestId }) => ({ requestId }) });
  const kept = await echo(asked({ headers: { 'x-request-id': 'trace-1234567' } }), context());
  expect(kept.headers.get('x-request-id')).toBe('trace-1234567');
  const replaced = await echo(asked({ headers: { 'x-request-id': 'a b' } }), context());
  expect(replaced.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('nobody signed in: 401, before any input is read', async () => {
  const guarded = route({ needs: 'findings.act', body: z.object({ a: z.string() }), handle: () => 'never' });
  const answered = await guarded(write('{'), context());
  expect(answered.status).toBe(401);
  expect(await answered.json()).toMatchObject({ code: 'unauthenticated', requestId: expect.any(String) });
});

test.each([
  ['another site', { origin: 'https://evil.example', 'content-type': 'application/json' }, 403],
  ['an opaque origin', { origin: 'null', 'content-type': 'application/json' }, 403],
  ['no origin at all', { 'content-type': 'application/json' }, 403],
  ['the same site by fetch metadata', { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }, 200],
  ['our own origin', OURS, 200],
])('a write from %s', async (_name, headers, status) => {
  const answered = await publicRoute({ body: z.object({}), handle: () => ({}) })(write('{}', headers), context());
  expect(answered.status).toBe(status);
});

test('each wrong field is named by its path', async () => {
  const handler = publicRoute({
    params: z.object({ id: z.uuid() }),
    query: z.object({ limit: z.coerce.number().max(100) }),
    body: z.object({ people: z.array(z.object({ email: z.email() })) }),
    handle: () => 'never',
  });
  const wrongParam = await handler(write('{}'), context({ id: '7' }));
  expect(await wrongParam.json()).toMatchObject({ code: 'bad_input', fields: { id: expect.any(String) } });
  const id = '0191d9c0-0000-7000-8000-000000000000';
  const wrongBody = await handler(
    asked({ path: '/api/x?limit=5', method: 'POST', headers: OURS, body: '{"people":[{"email":"no"}]}' }),
    context({ id }),
  );
  expect(wrongBody.status).toBe(422);
  expect(await wrongBody.json()).toMatchObject({ fields: { 'people.0.email': expect.any(String) } });
});

test('a repeated query key reaches the schema as a list', async () => {
  const query = z.object({ severity: z.array(z.string()), q: z.string() });
  const handler = publicRoute({ query, handle: ({ query }) => query });
  const answered = await handler(asked({ path: '/api/x?severity=high&severity=low&q=a%20b' }), context());
  expect(await answered.json()).toEqual({ severity: ['high', 'low'], q: 'a b' });
});

test.each([
  ['half a body', '{"a":', OURS, 422],
  ['a form', 'a=1', { origin: OURS.origin, 'content-type': 'application/x-www-form-urlencoded' }, 422],
  ['over a mebibyte', JSON.stringify({ a: 'x'.repeat(1_048_577) }), OURS, 413],
])('%s is refused', async (_name, body, headers, status) => {
  const answered = await publicRoute({ body: z.object({}), handle: () => 'never' })(write(body, headers), context());
  expect(answered.status).toBe(status);
});

test('a body without a length is cut off at the limit', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
  });
  const request = new Request('https://console.example/api/x', {
    method: 'POST',
    headers: OURS,
    body: endless,
    ...{ duplex: 'half' },
  });
  const answered = await publicRoute({ body: z.object({}), handle: () => 'never' })(request, context());
  expect(answered.status).toBe(413);
  expect(sent).toBeLessThan(2_000_000);
});

test.each([
  ['bad_input', 422],
  ['unauthenticated', 401],
  ['forbidden', 403],
  ['not_found', 404],
  ['conflict', 409],
  ['not_possible', 422],
  ['throttled', 429],
  ['unavailable', 503],
  ['too_large', 413],
  ['too_costly', 422],
] as const)('%s is %i', async (code, status) => {
  const answered = await throwing(new AppError(code, 'In words.'))(asked(), context());
  expect(answered.status).toBe(status);
  expect(await answered.json()).toMatchObject({ code, message: 'In words.' });
});

test("a vendor's fault is told in words, with when to come back", async () => {
  const fault = new VendorError('throttled', 'The vendor asks us to wait.', { retryAt: Date.now() + 5000 });
  const answered = await throwing(fault)(asked(), context());
  expect(answered.status).toBe(503);
  expect(Number(answered.headers.get('retry-after'))).toBeGreaterThanOrEqual(4);
  expect(await answered.json()).toMatchObject({ code: 'vendor_throttled', message: 'The vendor asks us to wait.' });
});

test('any other failure is a 500 that says nothing of its cause', async () => {
  const answered = await throwing(new Error('password=hunter2 at /srv/app'))(asked(), context());
  expect(answered.status).toBe(500);
  expect(await answered.text()).not.toMatch(/hunter2|srv/);
});

test('a database that is away is a 503, not a bug', async () => {
  const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  expect((await throwing(away)(asked(), context())).status).toBe(503);
});

test('a text that no database can keep is refused by its field, whatever the schema says of it', async () => {
  const open = publicRoute({ body: z.unknown(), query: z.unknown(), handle: () => ({}) });
  const refused = await open(write('{"a":{"b":"x\\u0000"}}'), context());
  expect([refused.status, (await refused.json()).fields]).toEqual([422, { 'a.b': expect.any(String) }]);
  const asking = await publicRoute({ query: z.unknown(), handle: () => ({}) })(
    asked({ path: '/api/x?q=%00' }),
    context(),
  );
  expect([asking.status, (await asking.json()).fields]).toEqual([422, { q: expect.any(String) }]);
});
