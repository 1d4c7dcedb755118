import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem, api } from './browser';

const assign = vi.fn();
const network = vi.fn<typeof fetch>();
beforeEach(() => {
  vi.stubGlobal('window', { location: { pathname: '/queue', search: '?q=a', assign } });
  vi.stubGlobal('fetch', network);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

const problem = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });

test('lists go into the address as repeated keys, absent values not at all', async () => {
  network.mockResolvedValue(Response.json({ ok: true }));
  await api.get('/api/x', { query: { severity: ['high', 'low'], q: undefined, limit: 5 } });
  expect(network.mock.calls[0]?.[0]).toBe('/api/x?severity=high&severity=low&limit=5');
});

test('a write carries its body as JSON and the name of its intent', async () => {
  network.mockResolvedValue(new Response(null, { status: 204 }));
  expect(await api.post('/api/x', { body: { a: 1 }, idempotencyKey: 'intent-1' })).toBeUndefined();
  const init = network.mock.calls[0]?.[1];
  expect(init?.body).toBe('{"a":1}');
  expect(new Headers(init?.headers).get('idempotency-key')).toBe('intent-1');
});

test('a refusal is thrown with its code, fields and request id', async () => {
  network.mockResolvedValue(
    problem(422, { code: 'bad_input', message: 'No.', requestId: 'r1', fields: { a: 'wrong' } }),
  );
  const thrown = await api.put('/api/x', { body: {} }).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ApiProblem);
  expect(thrown).toMatchObject({ code: 'bad_input', requestId: 'r1', fields: { a: 'wrong' }, status: 422 });
  expect(assign).not.toHaveBeenCalled();
});

test('an ended session leads to sign-in and back to this place', async () => {
  network.mockResolvedValue(problem(401, { code: 'unauthenticated', message: 'Sign in.', requestId: 'r1' }));
  await expect(api.get('/api/x')).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(assign).toHaveBeenCalledWith('/sign-in?next=%2Fqueue%3Fq%3Da');
});

test('no answer at all is told apart from a refusal', async () => {
  network.mockRejectedValue(new TypeError('fetch failed'));
  await expect(api.get('/api/x')).rejects.toMatchObject({ code: 'offline', requestId: null });
});

test('an answer that is not ours is not read as one', async () => {
  network.mockResolvedValue(new Response('<html>', { status: 502 }));
  await expect(api.get('/api/x')).rejects.toMatchObject({ code: 'internal', status: 502 });
});
