import { beforeAll, describe, expect, test } from 'vitest';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import { anItem } from '@/lib/items/testing';
import { exportActivity } from './export';
import { activityFacets } from './facets';
import { listActivity } from './read';
import { ActivityCsvQuery, ActivityFilter, ActivityQuery } from './schema';

const list = (ctx: Ctx, query: object = {}) => listActivity(ctx, ActivityQuery.parse(query));
const titles = async (ctx: Ctx, q: string) => (await list(ctx, { q })).rows.map(({ title }) => title);
const record = (ctx: Ctx, action: string, name: string) =>
  inTx(ctx, (ctx) => writeAudit(ctx, { action, subject: { kind: 'rule', id: 'r1' }, after: { name } }));

/** One entry of each vendor and two of our own, by an admin whom Edge and the audit log know. */
async function aDay() {
  const ctx = await aWorkspace('admin');
  const [edge, dlp, automation] = [
    await aConnection(ctx, 'lacework-edge', { name: 'edge emea' }),
    await aConnection(ctx, 'zscaler-workflow', { name: 'dlp emea' }),
    await aConnection(ctx, 'workato', { name: 'automation' }),
  ];
  const { email } = ctx.actor;
  const call = { op: 'updatePolicy', user_login: email.toUpperCase(), client_ip: '198.51.100.2', path: '/p/1' };
  await anItem(ctx, edge.id, { kind: 'updatePolicy', title: 'Update policy', raw: call });
  const change = { changedBy: 'ben@x.example', module: 'Labels', resource: 'Incident Groups' };
  await anItem(ctx, dlp.id, { kind: 'UPDATE', title: 'Update: Labels', raw: change });
  const entry = {
    user: { email: 'cleo@x.example', name: 'Cleo 100%' },
    details: { request: { ip_address: '10.0.0.9' } },
  };
  await anItem(ctx, automation.id, { kind: 'user_login', title: 'Signed in', raw: entry });
  await record(ctx, 'rule.create', 'Night noise');
  await record(asWorker(ctx), 'rule.lapse', 'Night noise');
  return { ctx, email };
}

describe('one day', () => {
  let ctx: Awaited<ReturnType<typeof aDay>>['ctx'];
  let email: string;
  beforeAll(async () => {
    ({ ctx, email } = await aDay());
  });
  const [edge, dlp, automation] = ['Update policy', 'Update: Labels', 'Signed in'];
  const [made, lapsed] = ['Rule create: Night noise', 'Rule lapse: Night noise'];

  test.each([
    ['', [lapsed, made, automation, dlp, edge]],
    ['source:onequeue', [lapsed, made]],
    ['source:edge,dlp', [dlp, edge]],
    ['-source:onequeue -tenant:edge*', [automation, dlp]],
    ['tenant:"dlp emea" OR kind:rule.l*', [lapsed, dlp]],
    ['event:USER_LOGIN', [automation]],
    ['actor:me', [made, edge]],
    ['who:MAIL', [made, edge]],
    ['actor:"NAME"', [made, edge]],
    ['actor:ben*,cleo@x.example', [automation, dlp]],
    ['actor:worker', [lapsed]],
    ['-actor:me -actor:worker', [automation, dlp]],
    ['resource:"incident groups"', [dlp]],
    ['resource:rule', [lapsed, made]],
    ['address:10.0.*', [automation]],
    ['noise', [lapsed, made]],
    ['"100%"', [automation]],
    ['time:<1h night -lapse', [made]],
    ['time:<2020', []],
  ])('%s', async (asked, expected) => {
    const q = asked.replace('MAIL', email).replace('NAME', ctx.actor.name);
    // The clock of the database and that of the test tell which of two came first, not which of five.
    expect((await titles(ctx, q)).sort()).toEqual([...expected].sort());
    expect((await activityFacets(ctx, ActivityFilter.parse({ q }))).total).toBe(expected.length);
  });

  test('the facets are of what is listed', async () => {
    expect(await activityFacets(ctx, ActivityFilter.parse({ q: 'actor:me' }))).toEqual({
      total: 2,
      source: [
        { value: 'edge', count: 1 },
        { value: 'onequeue', count: 1 },
      ],
      tenant: [{ value: 'edge emea', count: 1 }],
      kind: [
        { value: 'rule.create', count: 1 },
        { value: 'updatePolicy', count: 1 },
      ],
      actor: expect.arrayContaining([{ value: email, count: 1 }]),
    });
  });

  test('who may not read the audit log is told that it is left out, and is not shown a record by any query', async () => {
    const analyst = await aColleague(ctx, 'analyst');
    const page = await list(analyst);
    expect(page.ownAudit).toBe('left_out');
    expect(page.rows.map(({ source }) => source).sort()).toEqual(['automation', 'dlp', 'edge']);
    expect(await titles(analyst, 'source:onequeue OR noise')).toEqual([]);
    expect((await activityFacets(analyst, ActivityFilter.parse({}))).total).toBe(3);
    expect((await list(await aColleague(ctx, 'manager'))).ownAudit).toBe('part_of_it');
  });

  test('nothing of another workspace', async () => {
    expect((await list(await aWorkspace('admin'))).rows).toEqual([]);
  });
});

test.each([
  ['colour:red', 'colour:', /no field “colour”.*source, kind, actor/],
  ['source:sentinel', 'sentinel', /is no source/],
  ['time:yesteryear', 'yesteryear', /is no time/],
  ['actor:>b', 'b', /cannot be compared/],
  ['(noise', '(', /is not closed/],
  ['tenant:nowhere', 'tenant:nowhere', /no tenant “nowhere”/],
  [`a ${'b'.repeat(10_240)}`, '', /at most 4000 characters; this one has 10242/],
])('%s is refused where it is wrong', async (q, token, message) => {
  const ctx = await aWorkspace('analyst');
  const refused = await list(ctx, { q }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'bad_input', fields: { q: expect.stringMatching(message) } });
  const { fields } = refused as { fields: Record<string, string> }; // just matched
  if (token !== '') expect(q.slice(Number(fields['q.start']), Number(fields['q.end']))).toBe(token);
});

test('a range turned round is refused at its end, and a forged cursor at the cursor', async () => {
  const turned = { from: '2026-11-28T10:00:00Z', to: '2026-11-28T08:00:00Z' };
  for (const schema of [ActivityQuery, ActivityFilter, ActivityCsvQuery]) {
    expect(schema.safeParse(turned).error?.issues).toMatchObject([{ path: ['to'] }]);
  }
  const ctx = await aWorkspace('analyst');
  const own = Buffer.from('[1,"-at","2026-01-01T00:00:00.000Z","own","0 or 1=1"]').toString('base64url');
  for (const cursor of ['!!', own]) {
    await expect(list(ctx, { cursor })).rejects.toMatchObject({
      code: 'bad_input',
      fields: { cursor: expect.any(String) },
    });
  }
});

test.each(['-at', 'at'])(
  'sorted by %s each entry comes once, in order, page after page, also of one instant',
  async (sort) => {
    const ctx = await aWorkspace('admin');
    const { id: tenant } = await aConnection(ctx, 'workato');
    const at = new Date('2026-11-28T08:00:00Z');
    for (let n = 0; n < 5; n += 1) await anItem(ctx, tenant, { at: n < 4 ? at : new Date(at.getTime() + 1000) });
    for (let n = 0; n < 5; n += 1) await record(ctx, 'rule.create', `${n}`);
    await asOwner('update audit_event set at = $2 where workspace_id = $1 and seq < 5', [ctx.workspaceId, at]);
    const seen: { id: string; at: string }[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list(ctx, { sort, limit: '2', ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.rows);
      cursor = page.next;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(10);
    const times = seen.map(({ at }) => at);
    expect(times).toEqual(sort === 'at' ? times.toSorted() : times.toSorted().reverse());
    expect(seen.map(({ id }) => id)).toEqual((await list(ctx, { sort, limit: '200' })).rows.map(({ id }) => id));
  },
);

test('what is listed can be taken out, and that it was is a record', async () => {
  const { ctx } = await aDay();
  const cells: (string | null)[][] = [];
  for await (const part of await exportActivity(ctx, ActivityCsvQuery.parse({ q: 'source:edge,dlp' })))
    cells.push(...part);
  expect(cells.map((row) => row[3]).sort()).toEqual(['Update policy', 'Update: Labels', 'what']);
  expect((await auditOf(ctx)).at(-1)).toMatchObject({ action: 'activity.export', after: { q: 'source:edge,dlp' } });
});
