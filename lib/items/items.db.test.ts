import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aWorkspace } from '@/lib/db/testing';
import type { ItemNoun } from '@/lib/model/record';
import { itemFacets } from './facets';
import { getItem, listItems } from './read';
import { ItemFilter, ListItemsQuery } from './schema';
import { anItem } from './testing';

const list = (ctx: Ctx, noun: ItemNoun, query: object = {}) => listItems(ctx, noun, ListItemsQuery.parse(query));

describe.each(['-at', 'at', 'title', '-title'])('sorted by %s', (sort) => {
  test('each item comes once, in order, page after page', async () => {
    const ctx = await aWorkspace('analyst');
    const { id: tenant } = await aConnection(ctx, 'workato');
    for (let n = 0; n < 23; n++) {
      await anItem(ctx, tenant, {
        title: `${n % 2 ? 'b' : 'B'}ucket ${n % 5}`,
        at: new Date(Date.UTC(2026, 0, 1 + (n % 7))),
      });
    }
    const titles: string[] = [];
    const ids = new Set<string>();
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await list(ctx, 'activity', { sort, cursor, limit: 5 });
      for (const { id, title, at } of page.items) {
        ids.add(id);
        titles.push(sort.endsWith('at') ? at : title.toLowerCase());
      }
      cursor = page.next ?? undefined;
      more = cursor !== undefined;
    }
    expect(ids.size).toBe(23);
    const sorted = [...titles].sort();
    expect(titles).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
  });
});

const NO_RUNS = { workflow: [], person: [], app: [] };

describe('filters', () => {
  async function some() {
    const ctx = await aWorkspace('analyst');
    const [dev, prod] = [
      await aConnection(ctx, 'workato', { name: 'dev' }),
      await aConnection(ctx, 'workato', { name: 'prod' }),
    ];
    await anItem(ctx, dev.id, {
      kind: 'token_leaked',
      title: '100% of it',
      raw: { user: { email: 'ana@northwind.example' } },
    });
    await anItem(ctx, prod.id, { kind: 'token_leaked', title: 'Other', status: 'open', externalId: '4711' });
    await anItem(ctx, prod.id, { kind: 'user_login', title: 'Other_thing', status: 'closed' });
    await anItem(ctx, prod.id, { title: 'Gone', gone: true });
    await anItem(ctx, prod.id, { noun: 'tag', kind: 'tag', title: 'A tag' });
    return { ctx, dev, prod };
  }

  test('by words, kind, status and tenant, alone and together', async () => {
    const { ctx, dev, prod } = await some();
    const titles = async (query: object) =>
      (await list(ctx, 'activity', { sort: 'title', ...query })).items.map(({ title }) => title);
    expect(await titles({})).toEqual(['100% of it', 'Other', 'Other_thing']);
    expect(await titles({ gone: 'include' })).toContain('Gone');
    expect(await titles({ q: 'ANA@' })).toEqual(['100% of it']);
    expect(await titles({ q: '4711' })).toEqual(['Other']);
    expect(await titles({ q: 'thing other' })).toEqual(['Other_thing']);
    expect(await titles({ q: '%' })).toEqual(['100% of it']);
    expect(await titles({ q: '_' })).toEqual(['Other_thing']);
    expect(await titles({ q: "'; drop table item; --" })).toEqual([]);
    expect(await titles({ kind: 'token_leaked' })).toEqual(['100% of it', 'Other']);
    expect(await titles({ kind: ['token_leaked', 'user_login'], status: ['open', 'closed'] })).toEqual([
      'Other',
      'Other_thing',
    ]);
    expect(await titles({ tenant: dev.id })).toEqual(['100% of it']);
    expect(await titles({ tenant: prod.id, kind: 'token_leaked' })).toEqual(['Other']);
  });

  test('each facet is counted under the other filters', async () => {
    const { ctx, prod } = await some();
    const facets = await itemFacets(ctx, 'activity', ItemFilter.parse({ kind: 'token_leaked', tenant: prod.id }));
    expect(facets).toEqual({
      total: 1,
      kind: [
        { value: 'token_leaked', label: 'token_leaked', count: 1 },
        { value: 'user_login', label: 'user_login', count: 1 },
      ],
      status: [{ value: 'open', label: 'open', count: 1 }],
      tenant: [
        { value: expect.any(String), label: 'dev', count: 1 },
        { value: prod.id, label: 'prod', count: 1 },
      ],
      ...NO_RUNS,
    });
    expect((await itemFacets(ctx, 'activity', ItemFilter.parse({}))).status).toContainEqual({
      value: null,
      label: 'not given',
      count: 1,
    });
  });

  test('another workspace sees none of it, by list, facet or id', async () => {
    const { ctx, dev } = await some();
    const id = await anItem(ctx, dev.id);
    const other = await aWorkspace('admin');
    expect((await list(other, 'activity')).items).toEqual([]);
    expect(await itemFacets(other, 'activity', ItemFilter.parse({}))).toEqual({
      total: 0,
      kind: [],
      status: [],
      tenant: [],
      ...NO_RUNS,
    });
    await expect(getItem(other, 'activity', id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getItem(ctx, 'tag', id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('runs are narrowed by workflow, person and app, each counted under the others', async () => {
  const ctx = await aWorkspace('analyst');
  const { id: tenant } = await aConnection(ctx, 'lacework-edge');
  const run = (title: string, raw: object) =>
    anItem(ctx, tenant, { noun: 'workflow_run', kind: 'workflow_run', title, raw });
  await run('a', { workflow_name: 'VPN', user_display_name: 'Ana', webapp: 'Payroll', app_host: 'pay.example' });
  await run('b', { workflow_name: 'VPN', user_display_name: 'Ben', webapp: '', app_host: 'db.example' });
  await run('c', { workflow_name: 'Travel', user_display_name: 'Ana', webapp: 'Payroll' });
  await run('d', { workflow_name: 'x'.repeat(500) });
  await anItem(ctx, tenant, { title: 'no run', raw: { workflow_name: 'VPN' } });

  const titles = async (query: object) =>
    (await list(ctx, 'workflow_run', { sort: 'title', ...query })).items.map(({ title }) => title);
  expect(await titles({ workflow: 'VPN' })).toEqual(['a', 'b']);
  expect(await titles({ person: ['Ana', 'Ben'], app: 'Payroll' })).toEqual(['a', 'c']);
  expect(await titles({ app: 'db.example' })).toEqual(['b']);
  expect(await titles({ app: 'pay.example' })).toEqual([]);
  expect(await titles({ workflow: "VPN' or true --" })).toEqual([]);
  expect(await titles({ workflow: 'x'.repeat(200) })).toEqual(['d']);

  expect(await itemFacets(ctx, 'workflow_run', ItemFilter.parse({ workflow: 'VPN', person: 'Ana' }))).toMatchObject({
    total: 1,
    workflow: [
      { value: 'Travel', label: 'Travel', count: 1 },
      { value: 'VPN', label: 'VPN', count: 1 },
    ],
    person: [
      { value: 'Ana', label: 'Ana', count: 1 },
      { value: 'Ben', label: 'Ben', count: 1 },
    ],
    app: [{ value: 'Payroll', label: 'Payroll', count: 1 }],
  });
  expect((await itemFacets(ctx, 'workflow_run', ItemFilter.parse({}))).person).toContainEqual({
    value: null,
    label: 'not given',
    count: 1,
  });
  const none = await itemFacets(ctx, 'activity', ItemFilter.parse({ workflow: 'VPN' }));
  expect(none).toMatchObject({ total: 0, kind: [], ...NO_RUNS });
});

test.each([
  '!!',
  Buffer.from('[1,"-at","soon","x"]').toString('base64url'),
  Buffer.from(`[1,"title","a","${uuidv7()}"]`).toString('base64url'),
])('a forged cursor is refused: %s', async (cursor) => {
  await expect(list(await aWorkspace('analyst'), 'tag', { cursor })).rejects.toMatchObject({ code: 'bad_input' });
});

test('an item’s detail has the record, what is read of it, and what was asked of the vendor', async () => {
  const ctx = await aWorkspace('analyst');
  const { id: tenant } = await aConnection(ctx, 'lacework-edge');
  const raw = {
    workflow_name: 'VPN',
    answers: [{ answer: 'Approve' }, { answer: 'Deny' }],
    answer_index: '1',
    create_time: 1_767_225_600_000,
    recipients: ['x'],
  };
  const id = await anItem(ctx, tenant, { noun: 'workflow_run', kind: 'workflow_run', title: 'May Ana?', raw });
  await asOwner(
    `insert into action (workspace_id, id, connection_id, item_id, command, target, input, reference, state, requested_by)
     values ($1, gen_random_uuid(), $2, $3, 'run.answer', 'x', '{}', 'r', 'queued', $4)`,
    [ctx.workspaceId, tenant, id, ctx.actor.userId],
  );
  expect(await getItem(ctx, 'workflow_run', id)).toMatchObject({
    id,
    title: 'May Ana?',
    tenant: { id: tenant, vendor: 'lacework-edge' },
    facts: {
      workflow: 'VPN',
      answers: [
        { index: '0', label: 'Approve' },
        { index: '1', label: 'Deny' },
      ],
      answered: 'Deny',
      createdAt: '2026-01-01T00:00:00.000Z',
    },
    raw,
    actions: [{ command: 'run.answer', state: 'queued', requestedBy: { id: ctx.actor.userId } }],
  });
});

test('a list is cut to a time, its counts too, and a range turned round is refused at its end', async () => {
  const ctx = await aWorkspace('analyst');
  const { id: tenant } = await aConnection(ctx, 'workato');
  for (const hour of [7, 8, 9, 10]) {
    await anItem(ctx, tenant, { title: `${hour}`, at: new Date(Date.UTC(2026, 10, 28, hour)) });
  }
  const range = { from: '2026-11-28T08:00:00Z', to: '2026-11-28T10:00:00Z' };
  expect((await list(ctx, 'activity', range)).items.map(({ title }) => title)).toEqual(['9', '8']);
  expect((await itemFacets(ctx, 'activity', ItemFilter.parse(range))).total).toBe(2);
  const turned = { from: range.to, to: range.from };
  for (const schema of [ItemFilter, ListItemsQuery]) {
    expect(schema.safeParse(turned).error?.issues).toMatchObject([{ path: ['to'] }]);
    expect(schema.safeParse({ from: 'soon' }).error?.issues).toMatchObject([{ path: ['from'] }]);
  }
});

test('activity is read alike from every vendor, and found by who did it', async () => {
  const ctx = await aWorkspace('analyst');
  const edge = await aConnection(ctx, 'lacework-edge');
  const dlp = await aConnection(ctx, 'zscaler-workflow');
  const call = { op: 'updatePolicy', user_login: 'ana@x.example', client_ip: '198.51.100.2', path: '/p/1' };
  await anItem(ctx, edge.id, { title: 'Update policy', raw: call });
  const change = { action: { action: 'UPDATE' }, changedBy: 'ben@x.example', module: 'Labels', resource: 'Outcome' };
  await anItem(ctx, dlp.id, { title: 'Update: Labels', raw: change });
  const factsFor = async (q: string) => (await list(ctx, 'activity', { q })).items.map(({ facts }) => facts);
  expect(await factsFor('ana@')).toMatchObject([
    { event: 'updatePolicy', actor: 'ana@x.example', address: '198.51.100.2', resource: '/p/1' },
  ]);
  expect(await factsFor('ben@')).toMatchObject([
    { event: 'UPDATE', actor: 'ben@x.example', resource: 'Outcome', resourceKind: 'Labels' },
  ]);
});

test('a record of an unexpected form still stands in its list', async () => {
  const ctx = await aWorkspace('analyst');
  const { id: tenant } = await aConnection(ctx, 'workato');
  await anItem(ctx, tenant, {
    noun: 'tag',
    kind: 'tag',
    title: 'odd',
    raw: { color: 7, description: [], assignment_count: -1, author: 'x' },
  });
  await anItem(ctx, tenant, {
    noun: 'workflow_run',
    kind: 'workflow_run',
    title: 'odd',
    raw: { answers: ['x', 1, { answer: {} }], create_time: 'soon' },
  });
  expect((await list(ctx, 'tag')).items[0]?.facts).toEqual({
    description: null,
    color: null,
    assignments: null,
    author: null,
  });
  expect((await list(ctx, 'workflow_run')).items[0]?.facts).toMatchObject({ answers: [], createdAt: null });
});
