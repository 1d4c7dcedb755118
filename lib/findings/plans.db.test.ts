import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aWorkspace } from '@/lib/db/testing';
import { whenHeld } from '@/lib/held/held';
import { namesOf } from '@/lib/query/names';
import { countFindings } from './counts';
import { placeOf } from './cursor';
import { facetSql } from './facets-sql';
import { leadingHeld } from './leading-held';
import { listFindings, pageSql } from './list';
import { manyFindings } from './many';
import { ListQuery, SORTS, type Sort } from './schema';
import { readQuery, scopeOf } from './scope';
import type { FindingPage } from './shapes';

// Plans of every shape the queue can ask, as the web's own role with row security on.
type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Subplan Name'?: string;
  Plans?: Plan[];
};

// `npm run test:scale` asks for a million.
const COUNT = Number(process.env.SCALE_FINDINGS ?? 100_000);
// A sort of this many takes a millisecond or two and is cheaper than walking past the rows between them: the planner may
// choose it; more is a fault.
const FEW = Math.max(2000, COUNT / 400);
// Keys of a page and of one finding more.
const PAGE = 51;
const SHAPES = [
  '',
  'is:open',
  'is:closed',
  'source:edge',
  'kind:iac_alert,cloud_alert',
  'sev:critical',
  'sev:>=high is:open',
  'sev:low..medium status:new',
  'sev:info source:edge status:waiting',
  'status:unknown',
  'is:mine',
  'owner:nobody is:open',
  'tenant:emea-prod',
  '-tenant:emea* is:open',
  'policy:ZS-AWS-00001',
  'policy:ZS-AWS-00001,ZS-AWS-00002,ZS-AWS-00003 is:open',
  'policy:ZS-AWS-00*',
  'account:288100000000 sev:high',
  'account:2881*',
  'person:person.3@northwind.example',
  'person:person.1* sev:>=high',
  'resource:arn:aws:s3:::data-7',
  'resource:arn*',
  'verdict:benign',
  '-has:verdict is:open',
  'is:gone',
  'has:action',
  'has:note',
  'acknowledged:>2d',
  'acknowledged:<7d is:open',
  'document:file-1',
  'document:file-many is:open',
  'label:reviewed',
  'label:campaign is:open',
  'label:rev* -is:gone',
  'created:<7d',
  'created:2026-03 is:open',
  'updated:>2d sev:high',
  'closed:<7d',
  'age:>4h is:open',
  'due:<2h',
  'due:>1d sev:high',
  'is:breached',
  'is:breached is:open source:dlp',
  'is:paused',
  'is:snoozed',
  'is:accepted',
  'is:suppressed',
  'is:merged',
  'is:closed -is:snoozed',
  'is:watched',
  'is:mentioned is:open',
  'id:ext-1',
  `id:${Array.from({ length: 80 }, () => crypto.randomUUID()).join(',')}`,
  '(is:mine OR sev:critical) -source:posture',
  '-(policy:ZS-AWS-00001 OR account:2881*)',
];
const TEXT_SHAPES = [
  'bucket',
  'rareword7',
  'bucket is:open sev:high',
  '"is public"',
  'buck*',
  '-bucket',
  'bucket OR is:mine',
];

let ctx: Ctx & { actor: { userId: string } };

beforeAll(
  async () => {
    // The migration sets these for its database; a copy of a database does not inherit them.
    await asOwner(
      `do $$ begin execute format('alter database %I set random_page_cost = 1.1', current_database()); end $$`,
    );
    ctx = await aWorkspace('analyst');
    const posture = (await aConnection(ctx, 'zscaler-posture', { name: 'aws' })).id;
    const connections = {
      dlp_incident: (await aConnection(ctx, 'zscaler-workflow', { name: 'emea-prod' })).id,
      cloud_alert: posture,
      iac_alert: posture,
      edge_alert: (await aConnection(ctx, 'lacework-edge', { name: 'global' })).id,
      automation_event: (await aConnection(ctx, 'workato', { name: 'prod' })).id,
    };
    await manyFindings(asOwner, {
      workspaceId: ctx.workspaceId,
      connections,
      owners: [ctx.actor.userId],
      count: COUNT,
    });
    // Another customer's findings lie in the same table.
    const other = await aWorkspace('analyst');
    const theirs = (await aConnection(other, 'zscaler-posture')).id;
    await manyFindings(asOwner, {
      workspaceId: other.workspaceId,
      connections: { cloud_alert: theirs },
      count: 2000,
      seed: 2,
    });
    await asOwner(
      `insert into finding_label (workspace_id, finding_id, label, origin)
     select workspace_id, id, 'campaign', 'own' from finding where workspace_id = $1 order by id limit 600`,
      [ctx.workspaceId],
    );
    await asOwner(
      `insert into finding_acknowledgement (workspace_id, finding_id, at, seen_at)
     select workspace_id, id, now() - (case when n <= 600 then 1 else 3 end) * interval '1 day', now()
     from (select workspace_id, id, row_number() over (order by id) as n from finding where workspace_id = $1) f where n <= 900`,
      [ctx.workspaceId],
    );
    await asOwner(
      `insert into finding_note (workspace_id, id, finding_id, author_id, body)
     select workspace_id, gen_random_uuid(), id, $2, 'n' from finding where workspace_id = $1 order by id limit 600`,
      [ctx.workspaceId, ctx.actor.userId],
    );
    await asOwner(
      `insert into finding_document (workspace_id, finding_id, key, value)
     select workspace_id, id, 'file_id', case when n <= 600 then 'file-many' else 'file-' || n % 500 end
     from (select workspace_id, id, row_number() over (order by id) as n from finding where workspace_id = $1 and kind = 1) f`,
      [ctx.workspaceId],
    );
    await asOwner(
      `with led as (select id from finding where workspace_id = $1 and status < 4 order by severity desc, updated_at desc, id desc limit 1)
       insert into finding_merge (workspace_id, finding_id, leader_id, merged_by)
       select f.workspace_id, f.id, led.id, $2 from finding f, led where f.workspace_id = $1 and f.id <> led.id order by f.id limit 200`,
      [ctx.workspaceId, ctx.actor.userId],
    );
    await asOwner(
      'update finding f set own_status = 8 from finding_merge m where m.workspace_id = $1 and m.finding_id = f.id',
      [ctx.workspaceId],
    );
    await vacuumed();
  },
  Math.max(60_000, COUNT * 2),
);

/** Statistics and the visibility map as they are a while after a load; a snapshot of autovacuum may hold a first try up. */
async function vacuumed(): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    await asOwner('vacuum (analyze) finding');
    const [table] = await asOwner<{ all: boolean }>(
      "select relallvisible = relpages as all from pg_class where relname = 'finding'",
    );
    if (table?.all) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function planOf(text: string, values: unknown[], options: string): Promise<Plan> {
  const [row] = await rows<{ 'QUERY PLAN': { Plan: Plan }[] }>(
    ctx,
    `explain (${options}, format json) ${text}`,
    values,
  );
  const plan = row?.['QUERY PLAN'][0]?.Plan;
  if (!plan) throw new Error('no plan');
  return plan;
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

function faults(plan: Plan, sorts: number): string[] {
  return nodesOf(plan).flatMap((node) => {
    const type = node['Node Type'];
    if (type === 'Seq Scan' && node['Relation Name'] === 'finding') return ['sequential scan of finding'];
    const sorted = Math.max(0, ...(node.Plans ?? []).map((one) => one['Actual Rows'] ?? 0));
    return /Sort/.test(type) && sorted > sorts ? [`${type} of ${sorted} rows`] : [];
  });
}

describe.each(SHAPES)('%j', (q) => {
  test.each(SORTS)('a page sorted by %s comes along an index', async (sort) => {
    const scope = await scopeOf(ctx, q, { walks: true });
    const text = pageSql(scope, sort, null, 50);
    expect(faults(await planOf(text, scope.params.values, 'analyze, timing off'), FEW)).toEqual([]);
  });

  test('a prepared page too, planned before its values are known', async () => {
    const scope = await scopeOf(ctx, q, { walks: true });
    const text = pageSql(scope, '-severity', null, 50);
    expect(faults(await planOf(text, [], 'generic_plan'), FEW)).toEqual([]);
  });

  test('its count and facets read no table from end to end', async () => {
    const scope = await scopeOf(ctx, q);
    const count = `select count(*) from ${scope.from} where ${scope.where}`;
    for (const text of [count, facetSql(scope)]) {
      expect(faults(await planOf(text, scope.params.values, 'analyze, timing off'), COUNT)).toEqual([]);
    }
  });
});

// Rare words are looked up first and put in order after, by choice: never the table from end to end.
describe.each(TEXT_SHAPES)('words: %j', (q) => {
  test('page, count and facets take their findings from the word index', async () => {
    // Among a million some are frequent, and would be looked for along the order: see below.
    const scope = await scopeOf(ctx, q, { walks: true, rareBelow: COUNT });
    const page = await planOf(pageSql(scope, '-severity', null, 50), scope.params.values, 'analyze, timing off');
    expect(faults(page, COUNT)).toEqual([]);
    const counted = await scopeOf(ctx, q);
    expect(faults(await planOf(facetSql(counted), counted.params.values, 'analyze, timing off'), COUNT)).toEqual([]);
    expect(nodesOf(page).some((node) => node['Node Type'] === 'Function Scan')).toBe(true);
  });
});

test('a page far down costs what the first one costs', async () => {
  const buffers = async (sort: Sort, cursor: string | null) => {
    const scope = await scopeOf(ctx, 'is:open', { walks: true });
    const text = pageSql(scope, sort, cursor === null ? null : placeOf(sort, cursor), 50);
    const [row] = await rows<{
      'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }];
    }>(ctx, `explain (analyze, buffers, timing off, format json) ${text}`, scope.params.values);
    const plan = row?.['QUERY PLAN'][0].Plan;
    return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
  };
  let cursor: string | undefined;
  for (let page = 0; page < 40; page++) {
    const read: FindingPage = JSON.parse(
      await listFindings(ctx, ListQuery.parse({ q: 'is:open', limit: 200, cursor })),
    );
    cursor = read.next ?? undefined;
  }
  expect(await buffers('-severity', cursor ?? null)).toBeLessThan(1.2 * (await buffers('-severity', null)));
});

test('a frequent word is looked for along the order, and finds what collecting it would', async () => {
  const found = async (rareBelow: number) => {
    const scope = await scopeOf(ctx, 'looked is:open', { walks: true, rareBelow });
    const text = pageSql(scope, '-severity', null, 50);
    const page = await rows<{ id: string }>(ctx, text, scope.params.values);
    return {
      from: scope.from,
      ids: page.map(({ id }) => id),
      faults: faults(await planOf(text, scope.params.values, 'analyze, timing off'), FEW),
    };
  };
  const [walked, collected] = [await found(1), await found(1_000_000)];
  expect(walked).toMatchObject({ from: 'finding f', faults: [] });
  expect(collected.from).toMatch(/finding_text_match/);
  expect(walked.ids).toEqual(collected.ids);
  expect(walked.ids).toHaveLength(51);
});

test.each([
  'sev:info source:edge status:waiting',
  'kind:iac_alert sev:critical status:unknown',
  'created:<1d -is:open',
])('a page that memory knows is looked up by key, and is what a walk finds: %s', async (q) => {
  await whenHeld(ctx);
  const query = readQuery(q);
  const keys = await leadingHeld(ctx, query, { sort: '-severity', after: null, most: PAGE }, namesOf(ctx, query));
  expect(keys?.length).toBe(Math.min(PAGE, (await countFindings(ctx, q)).total));
  const [byKey, walked] = [await scopeOf(ctx, q, { walks: true, keys }), await scopeOf(ctx, q, { walks: true })];
  expect([byKey.from, walked.from]).toEqual([expect.stringContaining('known(id)'), 'finding f']);
  const pageOf = (scope: typeof walked) => rows(ctx, pageSql(scope, '-severity', null, 50), scope.params.values);
  expect(await pageOf(byKey)).toEqual(await pageOf(walked));
  const text = pageSql(byKey, '-severity', null, 50);
  expect(faults(await planOf(text, byKey.params.values, 'analyze, timing off'), PAGE)).toEqual([]);
  expect(faults(await planOf(text, [], 'generic_plan'), PAGE)).toEqual([]);
});

test.each([
  ['resource:arn* sev:critical', 'has:resource sev:critical'],
  ['label:campaign', 'has:label'],
  ['has:note', 'label:campaign'],
])('%s: more than can be carried is found where it is, by page and by count', async (q, same) => {
  const { total } = await countFindings(ctx, q);
  expect(total).toBe((await countFindings(ctx, same)).total);
  let walked = 0;
  for (let cursor: string | undefined, more = true; more; ) {
    const page: FindingPage = JSON.parse(await listFindings(ctx, ListQuery.parse({ q, limit: 200, cursor })));
    walked += page.items.length;
    cursor = page.next ?? undefined;
    more = cursor !== undefined;
  }
  expect(walked).toBe(total);
  expect(total).toBeGreaterThan(100);
});
