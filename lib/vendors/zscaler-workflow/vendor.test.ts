import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Command } from '@/lib/model/command';
import type { FindingRecord } from '@/lib/model/record';
import { startSandbox } from '@/sandbox/start';
import { type Answer, type Asked, httpTo, scripted } from '../testing';
import type { Page } from '../vendor';
import search from './fixtures/search.json' with { type: 'json' };
import { WORKFLOW_LIMITS } from './limits';
import { zscalerWorkflow } from './vendor';

const DAY = 86_400_000;
const { signal } = new AbortController();
const unlimited = Object.fromEntries(Object.keys(WORKFLOW_LIMITS).map((name) => [name, {}]));
const [sample] = search.incidents;
const NOW = Date.now();

let vendor: Awaited<ReturnType<typeof scripted>> | undefined;
afterEach(() => vendor?.close());

async function playing(answer: (asked: Asked) => Answer | undefined) {
  let tokens = 0;
  vendor = await scripted((asked) => {
    const own = answer(asked);
    if (own) return own;
    if (!asked.path.endsWith('/token')) return { status: 404, body: { internalMessage: 'no such incident' } };
    tokens += 1;
    return { status: 201, body: { token: `token-${tokens}`, token_type: 'Bearer', expires_in: 43_200 } };
  });
  const credentials = { keyId: 'key', keySecret: 'the-secret' };
  const connected = zscalerWorkflow.connect({
    credentials,
    settings: {},
    http: httpTo(vendor.origin, new pg.Pool(), unlimited),
  });
  const asked = vendor.asked;
  return { connected, asked, to: (path: string) => asked.filter((one) => one.path.endsWith(path)) };
}

const SearchBody = z.object({
  fields: z.array(z.object({ name: z.string(), value: z.array(z.string()) })),
  timeRange: z.object({ startTime: z.string().optional(), endTime: z.string().optional() }),
});
type Made = { internalId: string; createdAt: string; status: string };

/** Incidents over a span of days, searched as the contract says. */
function anArchive(count: number, days: number, statusOf = (_index: number) => 'NEW') {
  let incidents: Made[] = Array.from({ length: count }, (_, index) => ({
    ...sample,
    internalId: `1-9-${10n ** 19n + BigInt(index)}`,
    createdAt: new Date(NOW - (index * days * DAY) / count).toISOString(),
    status: statusOf(index),
  }));
  const answer = ({ path, query, body }: Asked): Answer | undefined => {
    if (!path.endsWith('/search')) return undefined;
    const { fields, timeRange } = SearchBody.parse(body);
    const [page, size] = [Number(query.get('page')), Number(query.get('pageSize'))];
    const [from, to] = [Date.parse(timeRange.startTime ?? '1970-01-01'), Date.parse(timeRange.endTime ?? '2999-01-01')];
    const found = incidents.filter(
      ({ createdAt, status }) =>
        Date.parse(createdAt) >= from &&
        Date.parse(createdAt) <= to &&
        fields.every(({ name, value }) => name === 'status' && value.includes(status)),
    );
    const items = found.slice(page * size, (page + 1) * size);
    const cursor = {
      totalPages: Math.ceil(found.length / size),
      currentPageNumber: page,
      currentPageSize: items.length,
      totalElements: found.length,
    };
    return { body: { cursor, incidents: items } };
  };
  const remove = (id: string) => {
    incidents = incidents.filter(({ internalId }) => internalId !== id);
  };
  return { answer, remove, ids: () => incidents.map(({ internalId }) => internalId) };
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

describe('a window', () => {
  test('with thousands of incidents is cut until its parts are small, and nothing is missed or doubled', async () => {
    const archive = anArchive(2_600, 7);
    const { connected, to } = await playing(archive.answer);
    const { ids, total } = await idsOf(connected.pull('finding', lastDays(7), signal));
    expect(new Set(ids)).toEqual(new Set(archive.ids()));
    expect(ids).toHaveLength(2_600);
    expect(total).toBeGreaterThanOrEqual(2_600);
    const pages = to('/search').map(({ query }) => Number(query.get('page')));
    expect(Math.max(...pages)).toBeLessThan(10);
  });

  test('that loses an incident while it is read is read again', async () => {
    const archive = anArchive(350, 7);
    let calls = 0;
    const { connected } = await playing((asked) => {
      const answer = archive.answer(asked);
      if (answer) calls += 1;
      if (calls === 1) archive.remove(archive.ids()[5] ?? '');
      return answer;
    });
    const { ids } = await idsOf(connected.pull('finding', lastDays(7), signal));
    expect(archive.ids().filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([0, 0.5, 3])('whose counts are wrong by a factor of %d is read to its end all the same', async (factor) => {
    const archive = anArchive(250, 1);
    const { connected } = await playing((asked) => {
      const answer = archive.answer(asked);
      const counted = z.object({ cursor: z.record(z.string(), z.number()), incidents: z.unknown() });
      const { cursor, incidents } = answer ? counted.parse(answer.body) : {};
      const wrong = (key: string) => Math.floor((cursor?.[key] ?? 0) * factor);
      const told = { ...cursor, totalPages: wrong('totalPages'), totalElements: wrong('totalElements') };
      return answer && { body: { cursor: told, incidents } };
    });
    const { ids } = await idsOf(connected.pull('finding', lastDays(1), signal));
    expect(ids.sort()).toEqual(archive.ids().sort());
  });

  test('with null for its incidents is empty; without the key it is no answer', async () => {
    const cursor = { totalPages: 0, currentPageNumber: 0, currentPageSize: 0, totalElements: 0 };
    const empty = await playing(({ path }) =>
      path.endsWith('/search') ? { body: { cursor, incidents: null } } : undefined,
    );
    expect(await idsOf(empty.connected.pull('finding', lastDays(1), signal))).toEqual({ ids: [], total: 0 });
    await vendor?.close();
    const none = await playing(({ path }) => (path.endsWith('/search') ? { body: { cursor } } : undefined));
    await expect(idsOf(none.connected.pull('finding', lastDays(1), signal))).rejects.toMatchObject({
      fault: 'garbled',
    });
  });
});

describe('what is open', () => {
  const someResolved = (index: number) => (index % 3 === 0 ? 'RESOLVED' : index % 3 === 1 ? 'NEW' : 'ESCALATED');

  test.each([
    ['a short list', 600],
    ['a long one', 2_400],
  ])('is walked whole, whenever it was made: %s', async (_what, count) => {
    const archive = anArchive(count, 700, someResolved);
    const { connected } = await playing(archive.answer);
    const pages = connected.pullOpen('finding', signal);
    if (!pages) throw new Error('this vendor walks what is open');
    const { ids } = await idsOf(pages);
    const open = archive.ids().filter((_, index) => someResolved(index) !== 'RESOLVED');
    expect(new Set(ids)).toEqual(new Set(open));
    expect(ids).toHaveLength(open.length);
  });
});

describe('the token', () => {
  const details = ({ path }: Asked) => path.endsWith(sample?.internalId ?? '');

  test('is fetched once for fifty calls that come at once, with the key in the body only', async () => {
    const { connected, to, asked } = await playing((one) => (details(one) ? { body: sample } : undefined));
    await Promise.all(Array.from({ length: 50 }, () => connected.getOne('finding', sample?.internalId ?? '', signal)));
    expect(to('/token')).toHaveLength(1);
    expect(to('/token')[0]?.body).toEqual({ key_id: 'key', key_secret: 'the-secret' });
    const others = asked.filter(({ path }) => !path.endsWith('/token'));
    expect(new Set(others.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer token-1']));
  });

  test('that dies early is renewed once for all of them', async () => {
    const isDead = ({ headers }: Asked) => headers.authorization === 'Bearer token-1';
    const { connected, to } = await playing((one) =>
      details(one) ? (isDead(one) ? { status: 401 } : { body: sample }) : undefined,
    );
    const calls = Array.from({ length: 50 }, () => connected.getOne('finding', sample?.internalId ?? '', signal));
    await expect(Promise.all(calls)).resolves.toHaveLength(50);
    expect(to('/token')).toHaveLength(2);
  });

  test('that is refused twice ends the call', async () => {
    const { connected, to } = await playing((one) => (details(one) ? { status: 401 } : undefined));
    await expect(connected.getOne('finding', sample?.internalId ?? '', signal)).rejects.toMatchObject({
      fault: 'auth',
    });
    expect(to('/token')).toHaveLength(2);
  });

  test('a key that is refused is named without being shown', async () => {
    const { connected } = await playing(({ path, body }) =>
      path.endsWith('/token')
        ? { status: 401, body: { internalMessage: `Invalid input ${JSON.stringify(body)}` } }
        : undefined,
    );
    const error: unknown = await connected.verify(signal).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ fault: 'auth', message: expect.stringContaining('expired, disabled or mistyped') });
    expect(JSON.stringify(error)).not.toContain('the-secret');
  });
});

describe('writes', () => {
  const id = sample?.internalId ?? '';
  const close: Command<'dlp.close'> = {
    kind: 'dlp.close',
    target: id,
    input: { notes: 'Reviewed' },
    reference: 'ab12',
  };

  test('a closing sends the note with its reference and answers the incident', async () => {
    const { connected, to } = await playing(({ path }) => (path.endsWith('/close') ? { body: sample } : undefined));
    const receipt = await connected.perform(close, signal);
    expect(receipt).toMatchObject({ externalId: id, record: { status: 'resolved' } });
    expect(to('/close')[0]?.body).toEqual({ notes: 'Reviewed [oq:ab12]' });
  });

  test('a closing without anything beside it still has a body', async () => {
    const { connected, to } = await playing(({ path }) => (path.endsWith('/close') ? { body: sample } : undefined));
    await connected.perform({ ...close, input: {} }, signal);
    expect(to('/close')[0]?.body).toEqual({});
  });

  test('an incident that is already resolved counts as closed, whatever the vendor says to it', async () => {
    const { connected } = await playing(({ path }) => {
      if (path.endsWith('/close')) return { status: 400, body: { internalMessage: 'already resolved' } };
      return path.endsWith(id) ? { body: sample } : undefined;
    });
    expect(await connected.perform(close, signal)).toMatchObject({ message: expect.stringContaining('already') });
    expect(await connected.readBack(close, signal)).toMatchObject({
      outcome: 'applied',
      note: expect.stringContaining('not there'),
    });
  });

  test("a refusal of an open incident is handed on with the vendor's words", async () => {
    const { connected } = await playing(({ path }) => {
      if (path.endsWith('/close')) return { status: 400, body: { internalMessage: 'no such label' } };
      return path.endsWith(id) ? { body: { ...sample, status: 'NEW' } } : undefined;
    });
    await expect(connected.perform(close, signal)).rejects.toMatchObject({
      fault: 'refused',
      detail: { vendorMessage: 'no such label' },
    });
  });

  test('an answer about another incident is not believed', async () => {
    const other = { ...sample, internalId: '1-143-1' };
    const { connected } = await playing(({ path }) => (path.endsWith('/close') ? { body: other } : undefined));
    await expect(connected.perform(close, signal)).rejects.toMatchObject({ fault: 'garbled' });
  });

  test('an incident the vendor does not have is absent, not an error', async () => {
    const { connected } = await playing(() => undefined);
    expect(await connected.getOne('finding', 'gone', signal)).toBeNull();
  });
});

test('links of evidence and tickets are handed on only when they are plain https', async () => {
  const links = [
    'https://bucket.example/e.xml?sig=1',
    'http://bucket.example/e',
    'javascript:alert(1)',
    'https://a:b@c.example/',
    '',
  ];
  const seen: unknown[] = [];
  for (const evidenceURL of links) {
    const { connected } = await playing(({ path }) =>
      path.endsWith('/evidence') ? { body: { fileName: 'e.xml', fileType: 'xml', evidenceURL } } : undefined,
    );
    const evidence = await connected.live('evidence', { id: 'x' }, signal);
    seen.push(z.object({ url: z.string().nullable() }).parse(evidence).url);
    await vendor?.close();
  }
  expect(seen).toEqual([links[0], null, null, null, null]);
});

describe('live reads, against the sandbox', () => {
  test('each answers what its name says, and what was not asked for right is refused', async () => {
    const sandbox = await startSandbox({ scale: 'small', limits: 'off', clock: 'still' });
    const { url, credentials } = sandbox.vendors['zscaler-workflow'];
    const http = httpTo(url, new pg.Pool(), unlimited);
    const connected = zscalerWorkflow.connect({ credentials, settings: {}, http });
    const findings: FindingRecord[] = [];
    for await (const page of connected.pull('finding', lastDays(190), signal)) findings.push(...page.items);
    const read = (name: string, params: Record<string, string>) => connected.live(name, params, signal);
    const Rows = z.looseObject({ odd: z.array(z.unknown()).length(0) });
    let tickets = 0;
    let groups = 0;
    for (const { externalId: id, raw } of findings.slice(0, 40)) {
      expect(await read('details', { id })).toMatchObject({ externalId: id });
      expect(Rows.parse(await read('history', { id })).entries).toEqual(expect.any(Array));
      const { triggers } = z
        .object({ triggers: z.array(z.object({ name: z.string(), text: z.string() })) })
        .parse(await read('triggers', { id }));
      expect(triggers.length).toBeGreaterThan(0);
      expect(await read('triggers', { id, context: 'true' })).toHaveProperty('triggers');
      expect(await read('evidence', { id })).toHaveProperty('fileName');
      tickets += z.array(z.unknown()).parse(Rows.parse(await read('tickets', { id })).tickets).length;
      groups += z.array(z.unknown()).parse(Rows.parse(await read('groups', { id })).groups).length;
      const { incidents } = Rows.parse(await read('transaction', { transactionId: String(raw.transactionId) }));
      expect(
        z
          .array(z.looseObject({ externalId: z.string() }))
          .parse(incidents)
          .map((one) => one.externalId),
      ).toContain(id);
    }
    expect(tickets).toBeGreaterThan(0);
    expect(groups).toBeGreaterThan(0);
    await expect(read('details', { id: '..' })).rejects.toMatchObject({ code: 'bad_input' });
    await expect(read('details', {})).rejects.toMatchObject({ code: 'bad_input' });
    await expect(read('delete', { id: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await sandbox.close();
  }, 30_000);
});
