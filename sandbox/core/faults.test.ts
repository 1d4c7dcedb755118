import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { logIn, openSession } from '../zscaler-workflow/session';
import { ask, objectOf, rowsOf } from './ask';

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

test('every form of telling when to come back is sent, and a clock that is wrong is wrong in it too', async () => {
  const told = async (form: string, more = {}) => {
    await vendor.control('DELETE', '/faults');
    await set({ kind: 'status', status: 429, told: form, toldSeconds: 7, times: 1, ...more });
    return search();
  };
  const header = async (form: string, name = 'retry-after') => (await told(form)).headers.get(name);
  expect(await header('seconds')).toBe('7');
  expect(await header('unit')).toBe('7s');
  expect(await header('words')).toBe('7 seconds');
  expect(await header('negative')).toBe('-7');
  expect(await header('absurd')).toBe('86400000');
  expect(await header('reset-seconds', 'ratelimit-reset')).toBe('7');
  expect(Number(await header('reset-epoch', 'ratelimit-reset')) * 1_000).toBeGreaterThan(Date.now() + 5_000);
  expect((await told('body')).body).toMatchObject({ retry_after: 7 });
  const dated = await told('http-date', { skewMs: 3_600_000 });
  const at = (name: string) => Date.parse(dated.headers.get(name) ?? '');
  expect(at('date')).toBeGreaterThan(Date.now() + 3_500_000);
  expect(at('retry-after') - at('date')).toBeGreaterThanOrEqual(7_000);
  expect((await told('seconds', { told: undefined })).headers.has('retry-after')).toBe(false);
});

test('a connection reset in the middle of a write has the write done after the caller heard of it', async () => {
  const { internalId } = await newest();
  const before = await notesOf(internalId);
  await set({ kind: 'reset-during', operation: 'incident_notes', delayMs: 400, times: 1 });
  await expect(vendor.call('POST', `/incidents/${internalId}/notes`, { notes: 'late' })).rejects.toThrow();
  expect(await notesOf(internalId)).toEqual(before);
  const late = { body: 'late' };
  await expect.poll(() => notesOf(internalId)).toEqual(expect.arrayContaining([expect.objectContaining(late)]));
});

test('sessions that end are refused from then on, and a new one works', async () => {
  const fresh = await openSession();
  await fresh.control('POST', '/faults', { vendor: 'zscaler-workflow', kind: 'tokens-die' });
  expect((await fresh.call('POST', '/incidents/search')).status).toBe(401);
  expect((await fresh.call('POST', '/incidents/search')).status).toBe(401);
  const token = objectOf(await logIn(fresh.sandbox)).token;
  const { url } = fresh.sandbox.vendors['zscaler-workflow'];
  const headers = { authorization: `Bearer ${token}` };
  expect((await ask(`${url}/dlp/v1/incidents/search`, { method: 'POST', headers })).status).toBe(200);
  await fresh.close();
});

test('an answer is spoilt in what it says, and the vendor’s own data is not', async () => {
  const spoilt = async (kind: string, more = {}) => {
    await vendor.control('DELETE', '/faults');
    await set({ kind, times: 1, ...more });
    return search();
  };
  const first = await newest();
  expect((await spoilt('bad-utf8')).text).toContain('\ufffd');
  const twice = await spoilt('duplicate-keys');
  expect(twice.text).toContain('"internalId":null');
  expect(rowsOf(twice, 'incidents')[0]).toEqual(first);
  expect((await spoilt('deep', { depth: 5_000 })).text).toContain('['.repeat(5_000));
  expect(rowsOf(await spoilt('drift-enum', { field: 'status' }), 'incidents')[0]?.status).toBe('NEVER_SEEN_BEFORE');
  expect(rowsOf(await spoilt('drift-missing', { field: 'status' }), 'incidents')[0]).not.toHaveProperty('status');
  expect(rowsOf(await spoilt('drift-type', { field: 'status' }), 'incidents')[0]?.status).toEqual({ value: 'NEW' });
  expect(rowsOf(await spoilt('duplicates'), 'incidents').length).toBeGreaterThan(5);
  const { totalElements } = objectOf(await search(), 'cursor');
  expect(objectOf(await spoilt('wrong-total'), 'cursor').totalElements).not.toBe(totalElements);
  expect((await spoilt('zip-bomb', { bytes: 2 ** 21 })).text.length).toBeGreaterThan(2 ** 21);
  expect(await newest()).toEqual(first);
});

test('pages shift when something arrives between them, and a page may come twice', async () => {
  const page = async (number: number) =>
    rowsOf(await vendor.call('POST', `/incidents/search?pageSize=5&page=${number}`), 'incidents');
  const before = [await page(0), await page(1)];
  await set({ kind: 'arrivals', count: 2, times: 1 });
  expect((await page(1)).slice(0, 2)).toEqual(before[0]?.slice(3));
  await set({ kind: 'repeat-page', times: 2 });
  const once = await page(0);
  expect(await page(1)).toEqual(once);
  // The last page of a walk is none that came before the first one of the next.
  await set({ kind: 'repeat-page', times: 1 });
  expect(await page(0)).toEqual(once);
});

test('a fault has its time, and the same seed strikes the same calls', async () => {
  await set({ kind: 'status', status: 503, forMs: 60_000, inMs: 60_000 });
  expect((await search()).status).toBe(200);
  const { faults } = objectOf(await vendor.control('GET', '/switchboard')) as { faults: { untilMs: number }[] };
  expect(faults[0]?.untilMs).toBeGreaterThan(Date.now() + 100_000);
  const strikes = async () => {
    await vendor.control('DELETE', '/faults?vendor=zscaler-workflow');
    await set({ kind: 'status', status: 503, chance: 0.5, seed: 'same' });
    const answers: number[] = [];
    for (let call = 0; call < 12; call++) answers.push((await search()).status);
    return answers;
  };
  const [one, other] = [await strikes(), await strikes()];
  expect(one).toEqual(other);
  expect(new Set(one)).toEqual(new Set([200, 503]));
  await vendor.control('DELETE', '/faults');
  await set({ kind: 'status', status: 503, forMs: 1 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await vendor.control('GET', '/faults')).body).toEqual({ faults: [] });
});
