import { expect, onTestFinished, test } from 'vitest';
import { objectOf, rowsOf } from '../core/ask';
import type { SandboxOptions } from '../core/run-vendors';
import { openSession } from './session';

async function start(options: SandboxOptions = {}) {
  const vendor = await openSession(options);
  onTestFinished(() => vendor.close());
  return vendor;
}

const hour = 3_600;
const now = () => Math.floor(Date.now() / 1_000);
const always = () => `created%5Bstart%5D=${now() - 181 * 24 * hour}&created%5Bend%5D=${now() + hour}`;

/** Walks by the query of each next link, as a client that believes neither reading of `offset`. */
async function walk(call: (path: string) => ReturnType<Awaited<ReturnType<typeof start>>['call']>, query: string) {
  const ids: string[] = [];
  for (let path = `/v1/alerts/cloud?${query}`; path !== ''; ) {
    const answer = await call(path);
    ids.push(...rowsOf(answer, 'alerts').map((alert) => String(alert.alert_id)));
    const next = String(objectOf(answer).next_link);
    path = next && `/v1/alerts/cloud${new URL(next).search}`;
  }
  return ids;
}

test.each(['page', 'item'])('links lead through every alert once when offset counts by %s', async (reading) => {
  const { call } = await start({ env: { SANDBOX_POSTURE_OFFSET: reading } });
  const ids = await walk(call, `limit=70&${always()}`);
  expect(ids).toHaveLength(1_500);
  expect(new Set(ids).size).toBe(1_500);
});

test('the first page has no way back, the last none on, and beyond it is nothing', async () => {
  const { call, url } = await start();
  const first = objectOf(await call(`/v1/alerts/cloud?limit=100&${always()}`));
  expect(first).toMatchObject({ total_count: 1_500, prev_link: '' });
  expect(String(first.next_link)).toMatch(`${url}/v1/alerts/cloud?limit=100&offset=2&created%5Bstart%5D=`);
  expect(objectOf(await call(`/v1/alerts/cloud?offset=15&${always()}`))).toMatchObject({ next_link: '' });
  expect(objectOf(await call(`/v1/alerts/cloud?offset=16&${always()}`))).toMatchObject({
    alerts: [],
    total_count: 1_500,
  });
});

test('without a range come the last 48 hours; one end alone means 48 hours from or up to it', async () => {
  const { call } = await start();
  const times = async (query: string) => {
    const answer = await call(`/api/v1/alerts/cloud?limit=100&${query}`);
    return rowsOf(answer, 'alerts').map((alert) => Number(alert.created));
  };
  const middle = now() - 90 * 24 * hour;
  for (const [query, from, to] of [
    ['', now() - 48 * hour, now()],
    [`created[start]=${middle}`, middle, middle + 48 * hour],
    [`created[end]=${middle}`, middle - 48 * hour, middle],
  ] as const) {
    const found = await times(query);
    expect(found.length).toBeGreaterThan(3);
    expect(found.every((time) => time >= from && time <= to)).toBe(true);
    expect(found).toEqual([...found].sort((a, b) => b - a));
  }
});

test('48-hour windows put together bring every alert', async () => {
  const { call } = await start();
  const ids = new Set<string>();
  for (let end = now() + hour; end > now() - 181 * 24 * hour; end -= 48 * hour) {
    const query = `limit=100&created[start]=${end - 48 * hour}&created[end]=${end}`;
    for (const id of await walk(call, query)) ids.add(id);
  }
  expect(ids.size).toBe(1_500);
});

test('filters combine with AND, values come repeated or with commas, in any case', async () => {
  const { call } = await start();
  const query = `cloud_account_type=aws,GCP&alert_status=OPEN&risk_level=HIGH&risk_level=critical&${always()}`;
  const found = rowsOf(await call(`/v1/alerts/cloud?${query}`), 'alerts');
  expect(found.length).toBeGreaterThan(20);
  for (const alert of found) {
    expect(['AWS', 'GCP']).toContain(alert.csp);
    expect(alert.alert_status).toBe('Open');
    expect(['HIGH', 'CRITICAL']).toContain(alert.risk_level);
  }
});

test('order_by sorts up by its bare name and down when asked', async () => {
  const { call } = await start();
  const updated = async (order: string) =>
    rowsOf(await call(`/v1/alerts/cloud?order_by=${order}&${always()}`), 'alerts').map((alert) =>
      Number(alert.updated),
    );
  const up = await updated('updated');
  expect(up).toEqual([...up].sort((a, b) => a - b));
  const down = await updated('updated:desc');
  expect(down).toEqual([...down].sort((a, b) => b - a));
});

test('fields keep what was named, with the id and the kind', async () => {
  const { call } = await start();
  const [alert] = rowsOf(
    await call(`/v1/alerts/cloud?limit=1&fields=alert_desc&fields=csp,severity&${always()}`),
    'alerts',
  );
  expect(Object.keys(alert ?? {}).sort()).toEqual(['alert_description', 'alert_id', 'csp', 'kind', 'severity']);
});

test.each([
  ...['limit=101', 'limit=0', 'limit=x', 'offset=-1', 'offset=1.5', 'alert_status=GONE', 'order_by=age', 'fields=kind'],
  ...['created[start]=1795312571000', 'created[start]=20&created[end]=10'],
])('%s is a 400', async (query) => {
  const { call } = await start();
  const answer = await call(`/v1/alerts/cloud?${query}`);
  expect([answer.status, answer.body]).toEqual([400, { message: expect.any(String) }]);
});

test('a page seen before is a 304 to its ETag', async () => {
  const { call } = await start();
  const path = `/v1/alerts/cloud?limit=5&offset=9&created[start]=1000&created[end]=${now() - 24 * hour}`;
  const etag = (await call(path)).headers.get('etag') ?? '';
  const again = await call(path, { 'if-none-match': etag });
  expect([again.status, again.text]).toEqual([304, '']);
});

test('a missing, wrong or revoked key is a 401, and a new one works at once', async () => {
  const { call, control } = await start();
  expect((await call('/v1/alerts/iac', { 'x-api-key': '' })).status).toBe(401);
  expect((await call('/v1/alerts/iac')).status).toBe(200);
  await control('POST', '/portal/zscaler-posture', { id: 'api-key', set: { revoked: true } });
  expect((await call('/v1/alerts/iac')).status).toBe(401);
  await control('POST', '/portal/zscaler-posture', { id: 'api-key', set: { key: 'fresh' } });
  expect((await call('/v1/alerts/iac', { 'x-api-key': 'fresh' })).status).toBe(200);
});

test('the sixth call of a second is a 429 that says how long to wait', async () => {
  const { call } = await start({ limits: 'on' });
  const answers = await Promise.all(Array.from({ length: 6 }, () => call('/v1/alerts/cloud?limit=1')));
  expect(answers.filter((answer) => answer.status === 429).map((answer) => answer.headers.get('retry-after'))).toEqual([
    '1',
  ]);
});
