import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openSession } from '../zscaler-workflow/session';
import { objectOf, rowsOf } from './ask';

let vendor: Awaited<ReturnType<typeof openSession>>;
beforeAll(async () => {
  vendor = await openSession();
});
afterEach(() => vendor.control('DELETE', '/faults'));
afterAll(() => vendor.close());

const set = (fault: object) => vendor.control('POST', '/faults', { vendor: 'zscaler-workflow', ...fault });
const search = () => vendor.call('POST', '/incidents/search?pageSize=5');
const newest = async () => rowsOf(await search(), 'incidents')[0] ?? {};
const notesOf = async (id: unknown) => objectOf(await vendor.call('GET', `/incidents/${id}`)).notes ?? [];

test('a connection reset after the write has lost the answer, not the write', async () => {
  const { internalId } = await newest();
  await set({ kind: 'reset-after', operation: 'incident_notes', times: 1 });
  const note = () => vendor.call('POST', `/incidents/${internalId}/notes`, { notes: 'kept' });
  await expect(note()).rejects.toThrow();
  expect(await notesOf(internalId)).toMatchObject([{ body: 'kept' }]);
  expect((await note()).status).toBe(200);
});

test('a connection reset before the write has lost both', async () => {
  const { internalId } = await newest();
  const before = await notesOf(internalId);
  await set({ kind: 'reset-before', operation: 'incident_notes' });
  await expect(vendor.call('POST', `/incidents/${internalId}/notes`, { notes: 'lost' })).rejects.toThrow();
  expect(await notesOf(internalId)).toEqual(before);
});

test('a status comes with its Retry-After, as often as asked, and is not applied', async () => {
  await set({ kind: 'status', status: 503, retryAfter: 'Wed, 21 Oct 2099 07:28:00 GMT', times: 2 });
  const answers = [await search(), await search(), await search()];
  expect(answers.map((answer) => answer.status)).toEqual([503, 503, 200]);
  expect(answers[0]?.headers.get('retry-after')).toBe('Wed, 21 Oct 2099 07:28:00 GMT');
});

test('HTML, half a JSON, half a body and an endless body are what they say', async () => {
  await set({ kind: 'html200', times: 1 });
  const html = await search();
  expect([html.status, html.headers.get('content-type'), html.body]).toEqual([
    200,
    'text/html; charset=utf-8',
    undefined,
  ]);
  await set({ kind: 'cut-json', times: 1 });
  const half = await search();
  expect([half.status, half.body]).toEqual([200, undefined]);
  await set({ kind: 'cut-body', times: 1 });
  await expect(search()).rejects.toThrow();
  await set({ kind: 'huge', bytes: 3_000_000, times: 1 });
  expect((await search()).text.length).toBeGreaterThan(3_000_000);
});

test('silence holds until the caller gives up, a delay only for its time', async () => {
  await set({ kind: 'silence', times: 1 });
  const { url } = vendor.sandbox.vendors['zscaler-workflow'];
  await expect(fetch(url, { signal: AbortSignal.timeout(150) })).rejects.toThrow('timeout');
  await set({ kind: 'delay', delayMs: 120, times: 1 });
  const from = performance.now();
  expect((await search()).status).toBe(200);
  expect(performance.now() - from).toBeGreaterThan(100);
});

test('a fault that could never strike is refused', async () => {
  for (const wrong of [{ kind: 'explode' }, { kind: 'delay', vendor: 'nobody' }, { kind: 'delay', tims: 1 }]) {
    expect((await set(wrong)).status).toBe(400);
  }
  expect((await vendor.control('GET', '/faults')).body).toEqual({ faults: [] });
});

test('calls are recorded with their writes, and secrets are not among them', async () => {
  await vendor.control('DELETE', '/calls');
  const { internalId } = await newest();
  await vendor.call('POST', `/incidents/${internalId}/notes`, { notes: 'seen' });
  await vendor.call('GET', '/nowhere');
  const calls = rowsOf(await vendor.control('GET', '/calls?vendor=zscaler-workflow'), 'calls');
  expect(calls).toMatchObject([
    { operation: 'dlp_incident_search', method: 'POST', status: 200 },
    { operation: 'incident_notes', body: { notes: 'seen' }, status: 200 },
    { operation: 'unknown', status: 404 },
  ]);
  const later = rowsOf(await vendor.control('GET', `/calls?since=${calls[1]?.seq}`), 'calls');
  expect(later).toHaveLength(1);
  const { url, credentials } = vendor.sandbox.vendors['zscaler-workflow'];
  await fetch(`${url}/v1/auth/api-key/token`, {
    method: 'POST',
    body: JSON.stringify({ key_secret: credentials.keySecret }),
  });
  expect((await vendor.control('GET', '/calls')).text).not.toContain(credentials.keySecret);
});
