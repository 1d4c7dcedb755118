import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, objectOf, rowsOf } from '../core/ask';
import { openSession } from './session';

let vendor: Awaited<ReturnType<typeof openSession>>;
beforeAll(async () => {
  vendor = await openSession();
});
afterAll(() => vendor.close());

const search = (body: unknown, query = '') => vendor.call('POST', `/incidents/search${query}`, body);
const first = async () => rowsOf(await search({ fields: [] }), 'incidents')[0] ?? {};

test('paging by number brings every incident once, newest observed first', async () => {
  const seen: Record<string, unknown>[] = [];
  for (let page = 0; ; page++) {
    const answer = await search({ fields: [], timeRange: {} }, `?page=${page}&pageSize=70`);
    const cursor = objectOf(answer, 'cursor');
    seen.push(...rowsOf(answer, 'incidents'));
    expect(cursor).toMatchObject({ totalPages: 5, currentPageNumber: page, totalElements: 300 });
    if (page === 4) {
      expect(cursor).toMatchObject({ currentPageSize: 20 });
      expect(cursor).not.toHaveProperty('pageId');
      break;
    }
  }
  expect(new Set(seen.map((one) => one.internalId)).size).toBe(300);
  const observed = seen.map((one) => String(one.sourceFirstObservedAt));
  expect(observed).toEqual([...observed].sort().reverse());
});

test('a page id leads to the next page and wins over the number; a forged or foreign one is a 400', async () => {
  const { pageId } = objectOf(await search({ fields: [] }, '?pageSize=10'), 'cursor');
  const byId = await search({ fields: [] }, `?pageSize=10&page=7&pageId=${pageId}`);
  const byNumber = await search({ fields: [] }, '?pageSize=10&page=1');
  expect(byId.body).toEqual(byNumber.body);
  expect((await search({ fields: [] }, '?pageSize=10&pageId=1-abcdef')).status).toBe(400);
  expect((await search({ fields: [], timeRange: {} }, `?pageSize=10&pageId=${pageId}`)).status).toBe(400);
});

test.each(['?pageSize=101', '?pageSize=0', '?page=-1', '?page=1.5', '?page=x'])('%s is a 400', async (query) => {
  const answer = await search(undefined, query);
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({ internalMessage: expect.any(String) });
});

test('a page past the end is empty, and no body means no filter', async () => {
  expect((await search(undefined, '?page=99')).body).toMatchObject({ incidents: [], cursor: { totalElements: 300 } });
});

test('filters combine with AND, their values with OR and without case', async () => {
  const fields = [
    { name: 'severity', value: ['high', 'CRITICAL'] },
    { name: 'status', value: ['resolved'] },
  ];
  const found = rowsOf(await search({ fields }), 'incidents');
  expect(found.length).toBeGreaterThan(10);
  for (const one of found) {
    expect(['HIGH', 'CRITICAL']).toContain(one.severity);
    expect(one.status).toBe('RESOLVED');
  }
  const labelled = await search({ fields: [{ name: 'labels', value: [{ Review: ['Completed'] }] }] });
  expect(rowsOf(labelled, 'incidents').length).toBeGreaterThan(10);
});

test('windows of createdAt, ends included, put together bring every incident', async () => {
  const days = 86_400_000;
  const ids = new Set<unknown>();
  for (let end = Date.now() + days; end > Date.now() - 182 * days; end -= 7 * days) {
    const timeRange = { startTime: new Date(end - 7 * days).toISOString(), endTime: new Date(end).toISOString() };
    for (const one of rowsOf(await search({ fields: [], timeRange }), 'incidents')) ids.add(one.internalId);
  }
  expect(ids.size).toBe(300);
  const { createdAt, internalId } = await first();
  const exact = await search({ fields: [], timeRange: { startTime: createdAt, endTime: createdAt } });
  expect(rowsOf(exact, 'incidents').map((one) => one.internalId)).toContain(internalId);
});

test.each([
  { fields: [{ name: 'colour', value: ['red'] }] },
  { fields: [{ name: 'severity', value: 'HIGH' }] },
  { timeRange: { startTime: 'yesterday' } },
  { fields: 'all' },
])('the search %o is a 400', async (body) => {
  expect((await search(body)).status).toBe(400);
});

test('details can be cut down to fields, and an unknown incident is a 404', async () => {
  const { internalId } = await first();
  const cut = objectOf(await vendor.call('GET', `/incidents/${internalId}?fields=status&fields=resolution`));
  expect(Object.keys(cut).sort()).toEqual(
    [
      ...['createdAt', 'internalId', 'lastUpdatedAt', 'priority', 'resolution', 'sourceFirstObservedAt'],
      ...['sourceLastObservedAt', 'status', 'transactionId'],
    ].sort(),
  );
  expect((await vendor.call('GET', '/incidents/nobody')).status).toBe(404);
});

test('a transaction of 20 digits finds its incidents, sometimes two', async () => {
  const incidents = [0, 1, 2].map((page) => search({ fields: [] }, `?page=${page}`));
  const all = (await Promise.all(incidents)).flatMap((answer) => rowsOf(answer, 'incidents'));
  const ids = all.map((one) => String(one.transactionId));
  expect(ids.every((id) => /^1\d{19}$/.test(id))).toBe(true);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  const answer = await vendor.call('GET', `/incidents/transactions/${twice}`);
  expect(rowsOf(answer, 'incidents')).toHaveLength(2);
  expect((await vendor.call('GET', '/incidents/transactions/1')).status).toBe(404);
});

test('triggers are flat text; with context they hold the words around the match', async () => {
  const { internalId } = await first();
  const bare = objectOf(await vendor.call('GET', `/incidents/${internalId}/triggers`));
  const context = objectOf(await vendor.call('GET', `/incidents/${internalId}/triggers?fetchTriggerContext=true`));
  expect(Object.keys(context)).toEqual(Object.keys(bare));
  for (const [name, text] of Object.entries(bare)) {
    expect(String(context[name]).length).toBeGreaterThan(String(text).length);
  }
});

test('the evidence link opens the matched data for a while, and only as signed', async () => {
  const { internalId } = await first();
  const link = String(objectOf(await vendor.call('GET', `/incidents/${internalId}/evidence`)).evidenceURL);
  expect(new URL(link).port).not.toBe(new URL(vendor.sandbox.vendors['zscaler-workflow'].url).port);
  const file = await ask(link);
  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toBe('application/xml');
  expect(file.text).toContain('<match dictionary=');
  expect((await ask(link.replace(/Until=(\d)/, 'Until=9'))).status).toBe(403);
});

test('groups are filtered by ids, given as numbers or text', async () => {
  const { internalId, incidentGroupIds } = await first();
  const groups = (ids: unknown) =>
    vendor.call('POST', `/incidents/${internalId}/incident-groups/search`, { incidentGroupIds: ids });
  const all = rowsOf(await groups([]), 'incidentGroups').map((group) => group.id);
  expect(all).toEqual(incidentGroupIds);
  expect(rowsOf(await groups([String(all[0])]), 'incidentGroups')).toHaveLength(1);
  expect(rowsOf(await groups([999]), 'incidentGroups')).toEqual([]);
});

test('hostile text and nulls are part of the data', async () => {
  const pages = await Promise.all([0, 1, 2].map((page) => search({ fields: [] }, `?page=${page}`)));
  const text = pages.map((page) => page.text).join();
  expect(text).toContain('<script>');
  expect(text).toContain('"networkInfo":null');
  expect(text).toContain('"labels":null');
});
