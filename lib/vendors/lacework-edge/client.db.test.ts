import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { pool } from '@/lib/db/pool';
import type { Command } from '@/lib/model/command';
import { type Answer, type Asked, httpTo, scripted } from '../testing';
import alert from './fixtures/alert.json' with { type: 'json' };
import policy from './fixtures/policy.json' with { type: 'json' };
import { laceworkEdge } from './vendor';

const { signal } = new AbortController();
const window = { from: new Date('2024-06-18T00:00:00Z'), to: new Date('2024-06-19T00:00:00Z') };
const labels = {
  actionType: { 3: 'note', 2: 'close_with_reason', 1: 'alert_status_change' },
  incidentStatus: { 2: 'Expected' },
};
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Script = (asked: Asked, token: string | undefined) => Answer;

/** An Edge that signs in with jwt-1, jwt-2 …, and answers the rest by the script. */
async function anEdge(script: Script, { settings = {}, ttl = 3600 }: { settings?: object; ttl?: number } = {}) {
  let logins = 0;
  const vendor = await scripted((asked) => {
    if (asked.path !== '/api/v1/token_login') return script(asked, asked.headers.authorization);
    if (asked.headers.authorization !== 'Bearer egk_1') return { status: 403, body: { message: 'invalid API token' } };
    logins += 1;
    return { body: { token: `jwt-${logins}`, account_name: asked.query.get('account'), ttl_sec: ttl } };
  });
  closing.push(vendor.close);
  const open = (apiToken = 'egk_1') =>
    laceworkEdge.connect({
      credentials: { apiToken },
      settings: { accountName: 'northwind', ...settings },
      http: httpTo(vendor.origin, pool(), { edge: {} }),
    });
  const calls = (path: string) => vendor.asked.filter((one) => one.path === path);
  return { edge: open(), open, calls, asked: vendor.asked, logins: () => logins };
}

async function pulled(edge: ReturnType<typeof laceworkEdge.connect>) {
  const found = [];
  for await (const page of edge.pull('finding', window, signal)) found.push(...page.items);
  return found;
}

const command = <K extends 'edge.note' | 'edge.close' | 'edge.status' | 'policy.status'>(
  kind: K,
  target: string,
  input: Command<K>['input'],
): Command<K> => ({ kind, target, input, reference: '7f3a' });

test('a list is asked for in milliseconds, with an empty status filter', async () => {
  const { edge, calls } = await anEdge(() => ({ body: { alerts: [alert] } }));
  expect(await pulled(edge)).toHaveLength(1);
  expect([...(calls('/api/v1/alerts')[0]?.query ?? [])]).toEqual([
    ['start_time', '1718668800000'],
    ['end_time', '1718755200000'],
    ['status_filter', ''],
  ]);
});

test.each([
  [{}, ['1718668800000', '1718755200000']],
  [{ auditRangeUnit: 's' }, ['1718668800', '1718755200']],
])('the audit log’s range is in the unit that the tenant is set to: %j', async (settings, [start, end]) => {
  const { edge, calls } = await anEdge(() => ({ body: { audit_events: [] } }), { settings });
  for await (const { items } of edge.pull('activity', window, signal)) expect(items).toEqual([]);
  const { query } = calls('/api/v1/audit_events')[0] ?? {};
  expect([query?.get('start_time'), query?.get('end_time')]).toEqual([start, end]);
});

test('any number of refused tokens cost one login, and each call is tried once more', async () => {
  const { edge, logins, calls } = await anEdge((_, token) =>
    token === 'Bearer jwt-1' ? { status: 401, body: { message: 'unauthorized' } } : { body: { alerts: [alert] } },
  );
  const all = await Promise.all(Array.from({ length: 20 }, () => pulled(edge)));
  expect(all.every((found) => found.length === 1)).toBe(true);
  expect(logins()).toBe(2);
  expect(calls('/api/v1/alerts').length).toBeLessThanOrEqual(40);
});

test('a token that is refused again ends the call', async () => {
  const { edge, logins, calls } = await anEdge(() => ({ status: 401, body: { message: 'unauthorized' } }));
  await expect(pulled(edge)).rejects.toMatchObject({ fault: 'auth', detail: { status: 401 } });
  expect([logins(), calls('/api/v1/alerts').length]).toEqual([2, 2]);
});

test('a token is renewed before it ends', async () => {
  const { edge, logins } = await anEdge(() => ({ body: { alerts: [] } }), { ttl: 1 });
  await pulled(edge);
  await pulled(edge);
  expect(logins()).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 850));
  await pulled(edge);
  expect(logins()).toBe(2);
});

test('a 403 at sign-in is a bad credential, and is told as the vendor says it', async () => {
  const { open } = await anEdge(() => ({ body: {} }));
  await expect(open('egk_wrong').verify(signal)).rejects.toMatchObject({
    fault: 'auth',
    detail: { status: 403, vendorMessage: 'invalid API token' },
  });
});

test('an answer without its list is no empty list', async () => {
  const { edge } = await anEdge(() => ({ body: { message: 'maintenance' } }));
  await expect(pulled(edge)).rejects.toMatchObject({ fault: 'garbled' });
  const empty = await anEdge(() => ({ body: {} }));
  expect(await pulled(empty.edge)).toEqual([]);
});

test('verb, path and header are data', async () => {
  const { edge, asked } = await anEdge((_, token) => (token ? { body: {} } : { body: { rows: [], alerts: [alert] } }), {
    settings: {
      operations: { queryAlerts: { verb: 'POST', path: '/v2/open_alerts' } },
      statusFilter: '1,2',
    },
  });
  await pulled(edge);
  expect(asked.at(-1)).toMatchObject({ method: 'POST', path: '/v2/open_alerts' });
  expect(asked.at(-1)?.query.get('status_filter')).toBe('1,2');
});

test('a write of an unnamed number is refused before anything is sent', async () => {
  const { edge, asked } = await anEdge(() => ({ body: alert }), { settings: { enumLabels: labels } });
  const unnamed = [
    command('edge.status', alert.uuid, { newStatus: 3 }),
    command('edge.close', alert.uuid, { incidentStatus: 9, noteText: 'x' }),
  ];
  for (const one of unnamed) {
    await expect(edge.perform(one, signal)).rejects.toMatchObject({
      code: 'not_possible',
      message: expect.stringContaining('in Settings'),
    });
  }
  expect(asked).toEqual([]);
});

test('a note carries its reference and the alert’s own update time, and is found again by it', async () => {
  const sent: unknown[] = [];
  const { edge } = await anEdge(
    ({ method, path, body }) => {
      if (method === 'POST') sent.push(body);
      if (path.endsWith('/investigation_actions')) return { body: { investigation_actions: historyOf(sent) } };
      return { body: alert };
    },
    { settings: { enumLabels: labels } },
  );
  const note = command('edge.note', alert.uuid, { noteText: 'Asked the user' });
  expect(await edge.readBack(note, signal)).toMatchObject({ outcome: 'absent' });
  await edge.perform(note, signal);
  expect(sent).toEqual([
    {
      account_name: 'northwind',
      alert_uuid: alert.uuid,
      alert_update_time: alert.update_time,
      action: { action_type: 3, note: { note_text: 'Asked the user [oq:7f3a]' } },
    },
  ]);
  expect(await edge.readBack(note, signal)).toMatchObject({ outcome: 'applied', record: { externalId: alert.uuid } });
});

test('an alert that somebody else closed is neither ours nor to be closed again', async () => {
  const closed = { ...alert, closed_time: 1718740000 };
  const { edge } = await anEdge(({ path }) =>
    path.endsWith('/investigation_actions') ? { body: { investigation_actions: [] } } : { body: closed },
  );
  const close = command('edge.close', alert.uuid, { incidentStatus: 2, noteText: 'Planned' });
  expect(await edge.readBack(close, signal)).toMatchObject({
    outcome: 'unknown',
    note: 'The alert is closed, but not with our note.',
  });
});

test('a "no such alert" is believed only while the same read finds another', async () => {
  const gone = '/api/v1/alerts/gone';
  const works = await anEdge(({ path }) => {
    if (path === gone) return { status: 404, body: { message: 'not found' } };
    return { body: path === '/api/v1/alerts' ? { alerts: [alert] } : alert };
  });
  expect(await works.edge.getOne('finding', 'gone', signal)).toBeNull();

  const wrongPath = await anEdge(({ path }) =>
    path === '/api/v1/alerts' ? { body: { alerts: [alert] } } : { status: 404, body: { message: 'no route' } },
  );
  await expect(wrongPath.edge.getOne('finding', 'gone', signal)).rejects.toMatchObject({ detail: { status: 404 } });

  const down = await anEdge(() => ({ status: 500, body: { message: 'oops' } }));
  await expect(down.edge.getOne('finding', 'gone', signal)).rejects.toMatchObject({ fault: 'down' });
});

test('a policy changes only from the state that was seen, in both kinds', async () => {
  const bodies: unknown[] = [];
  const of = (kind: 'policies' | 'app_control_policies') =>
    anEdge(({ method, path, body }) => {
      if (!path.startsWith(`/api/v1/${kind}/`)) return { status: 404, body: { message: 'not found' } };
      if (method === 'PATCH') bodies.push(body);
      return { body: method === 'PATCH' ? { ...policy, status: 3 } : policy };
    });
  const suspend = command('policy.status', policy.uuid, { status: 'SUSPENDED' });
  const plain = await of('policies');
  expect(await plain.edge.perform(suspend, signal)).toMatchObject({ record: { kind: 'unknown', status: 'SUSPENDED' } });
  const appControl = await of('app_control_policies');
  expect(await appControl.edge.perform(suspend, signal)).toMatchObject({ record: { kind: 'app_control' } });
  const account_name = 'northwind';
  expect(bodies).toEqual([
    { account_name, uuid: policy.uuid, policy: { status: 3 }, expected_update_time: policy.update_time },
    { account_name, uuid: policy.uuid, status: 3 },
  ]);
  const stale = command('policy.status', policy.uuid, { status: 'SUSPENDED', expectedUpdateTime: 5 });
  await expect(appControl.edge.perform(stale, signal)).rejects.toMatchObject({ code: 'conflict' });
  expect(bodies).toHaveLength(2);
});

const Sent = z.looseObject({ action: z.unknown() });

function historyOf(sent: unknown[]) {
  return sent.map((body, index) => ({ uuid: `h-${index}`, timestamp: 1718740000, ...Sent.parse(body) }));
}
