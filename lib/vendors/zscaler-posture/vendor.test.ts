import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { startSandbox } from '@/sandbox/start';
import { idAt } from '../page';
import { type Answer, type Asked, httpTo, scripted } from '../testing';
import type { Page, TimeField } from '../vendor';
import { openPosture } from './client';
import list from './fixtures/alert-list.json' with { type: 'json' };
import { zscalerPosture } from './vendor';
import { listed } from './walk';

const DAY = 86_400_000;
const NOW = Date.now();
const { signal } = new AbortController();
const [sample] = list.alerts;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function connect(origin: string, apiKey = 'key') {
  const http = httpTo(origin, new pg.Pool(), { cloud: {}, iac: {} });
  return zscalerPosture.connect({ credentials: { apiKey }, settings: {}, http });
}

async function playing(answer: (asked: Asked) => Answer) {
  const vendor = await scripted(answer);
  closing.push(vendor.close);
  return { connected: connect(vendor.origin), ...vendor };
}

async function idsOf(pages: AsyncIterable<Page>) {
  const ids: string[] = [];
  let total: number | null = null;
  for await (const page of pages) {
    expect(page.odd).toEqual([]);
    ids.push(...page.items.map(({ externalId }) => externalId));
    total = page.total;
  }
  return { ids, total };
}
const lastDays = (days: number) => ({ from: new Date(NOW - days * DAY), to: new Date(NOW) });
const alerts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...sample, alert_id: `ZS-CLOUD-${index}` }));

describe('the sandbox, under each reading of the contract that no sample decides', () => {
  async function aTenant(env: Record<string, string>) {
    const sandbox = await startSandbox({ scale: 'small', limits: 'off', clock: 'still', env });
    closing.push(() => sandbox.close());
    return sandbox.vendors['zscaler-posture'];
  }
  const halfYear = { from: new Date(NOW - 190 * DAY), to: new Date(NOW + DAY) };

  test.each(['page', 'item'])(
    'an offset that counts by %s leads through a long list, each alert once',
    async (reading) => {
      const { url, credentials } = await aTenant({ SANDBOX_POSTURE_OFFSET: reading });
      const http = httpTo(url, new pg.Pool(), { cloud: {}, iac: {} });
      const api = openPosture({ credentials: { apiKey: credentials.apiKey ?? '' }, settings: { prefix: '/v1' }, http });
      const ids: unknown[] = [];
      let total: number | null = null;
      for await (const page of listed(api, { set: 'cloud', window: halfYear, by: 'created' }, signal)) {
        ids.push(...page.records.map(idAt('alert_id')));
        total = page.total;
      }
      expect(ids.length).toBeGreaterThan(500);
      expect(new Set(ids).size).toBe(ids.length);
      expect(total).toBe(ids.length);
    },
  );

  test.each([
    [{ SANDBOX_POSTURE_SPAN: 'cut', SANDBOX_POSTURE_STYLE: 'A' }],
    [{ SANDBOX_POSTURE_SPAN: 'any', SANDBOX_POSTURE_STYLE: 'C' }],
  ])(
    '%j: every alert comes once, by either time',
    async (env) => {
      const { url, credentials } = await aTenant(env);
      const connected = connect(url, credentials.apiKey);
      const walks: string[][] = [];
      for (const by of ['created', 'updated'] satisfies TimeField[]) {
        const { ids, total } = await idsOf(connected.pull('finding', halfYear, signal, by));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeGreaterThan(500);
        expect(total).toBeGreaterThanOrEqual(ids.length);
        walks.push(ids.sort());
      }
      expect(walks[0]).toEqual(walks[1]);
    },
    60_000,
  );
});

test('start and end are always sent, never over 48 hours, by the time that was asked for', async () => {
  const { connected, asked } = await playing(() => ({ body: { alerts: [], total_count: 0, next_link: '' } }));
  await idsOf(connected.pull('finding', lastDays(5), signal, 'created'));
  await idsOf(connected.pull('finding', lastDays(1), signal));
  const ranges = asked.map(({ query }) => {
    const by = query.has('created[start]') ? 'created' : 'updated';
    return { by, seconds: Number(query.get(`${by}[end]`)) - Number(query.get(`${by}[start]`)) };
  });
  expect(ranges.filter(({ by }) => by === 'created')).toHaveLength(6);
  expect(ranges.filter(({ by }) => by === 'updated')).toHaveLength(2);
  for (const { seconds } of ranges) expect(seconds).toBeLessThanOrEqual(48 * 3_600 + 1);
});

describe('the link to the next page', () => {
  test('gives limit and offset, and its host is never called', async () => {
    const elsewhere = await scripted(() => ({ body: {} }));
    closing.push(elsewhere.close);
    const all = alerts(150);
    const { connected, asked } = await playing(({ path, query }) => {
      if (path.endsWith('iac')) return { body: { alerts: [], total_count: 0 } };
      const second = query.get('offset') === '2';
      const next_link = second ? '' : `${elsewhere.origin}/v1/alerts/cloud?limit=100&offset=2`;
      return { body: { alerts: second ? all.slice(100) : all.slice(0, 100), total_count: 150, next_link } };
    });
    expect((await idsOf(connected.pull('finding', lastDays(1), signal))).ids).toHaveLength(150);
    expect(elsewhere.asked).toEqual([]);
    expect(asked[1]?.headers['x-api-key']).toBe('key');
    expect(asked[1]?.query.get('updated[start]')).toBe(asked[0]?.query.get('updated[start]'));
  });

  test('is followed from a full page, whatever the count says', async () => {
    const all = alerts(150);
    const { connected } = await playing(({ path, query }) => {
      if (path.endsWith('iac')) return { body: { alerts: [], total_count: 0 } };
      const second = query.get('offset') === '2';
      const next_link = second ? '' : 'https://x.example/?limit=100&offset=2';
      return { body: { alerts: second ? all.slice(100) : all.slice(0, 100), total_count: 75, next_link } };
    });
    expect((await idsOf(connected.pull('finding', lastDays(1), signal))).ids).toHaveLength(150);
  });

  test('that leads in a circle ends the walk', async () => {
    const { connected, asked } = await playing(() => ({
      body: { alerts: alerts(100), total_count: 5_000, next_link: 'https://x.example/?limit=100&offset=2' },
    }));
    expect((await idsOf(connected.pull('finding', lastDays(1), signal))).ids).toHaveLength(200);
    expect(asked.length).toBeLessThanOrEqual(12);
  });

  test('of a vendor that gives fewer than was asked for leads to the end all the same', async () => {
    const all = alerts(80);
    const { connected } = await playing(({ path, query }) => {
      if (path.endsWith('iac')) return { body: { alerts: [], total_count: 0 } };
      const page = Number(query.get('offset') ?? '1');
      const next_link = page < 4 ? `https://x.example/?limit=25&offset=${page + 1}` : '';
      return { body: { alerts: all.slice((page - 1) * 25, page * 25), total_count: 80, next_link } };
    });
    expect((await idsOf(connected.pull('finding', lastDays(1), signal))).ids).toHaveLength(80);
  });

  test.each([
    'https://x.example/',
    'https://x.example/?limit=100',
    'https://x.example/?limit=1000&offset=2',
    'offset=-1',
    '?offset=x',
  ])('that cannot be read is no end: %s', async (next_link) => {
    const { connected } = await playing(() => ({ body: { alerts: alerts(100), total_count: 300, next_link } }));
    await expect(idsOf(connected.pull('finding', lastDays(1), signal))).rejects.toMatchObject({ fault: 'garbled' });
  });
});

test('one alert without a wrapper is a list of one; anything else is garbled, not empty', async () => {
  const bare = await playing(({ path }) => ({
    body: path.endsWith('iac') ? { alerts: null, total_count: 0 } : sample,
  }));
  expect((await idsOf(bare.connected.pull('finding', lastDays(1), signal))).ids).toEqual([sample?.alert_id]);
  const other = await playing(() => ({ body: { message: 'hello' } }));
  await expect(idsOf(other.connected.pull('finding', lastDays(1), signal))).rejects.toMatchObject({ fault: 'garbled' });
});

test('a refused key says that default keys die after seven days; a forbidden one says so', async () => {
  const refused = await playing(() => ({ status: 401, body: { message: 'Unauthorized' } }));
  await expect(refused.connected.verify(signal)).rejects.toMatchObject({
    fault: 'auth',
    message: expect.stringContaining('7 days'),
  });
  const forbidden = await playing(() => ({ status: 403, body: {} }));
  await expect(forbidden.connected.verify(signal)).rejects.toMatchObject({
    fault: 'auth',
    message: expect.stringContaining('role'),
  });
});

test('nothing can be asked for by id, and nothing can be written', () => {
  const connected = connect('http://127.0.0.1:1');
  expect(connected.getOne('finding', 'ZS-CLOUD-1', signal)).toBeNull();
  expect(connected.pullSpec('finding')).toMatchObject({ by: ['updated', 'created'], walksOpen: false });
  expect(zscalerPosture.about.commands).toEqual([]);
});
