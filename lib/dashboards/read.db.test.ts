import { beforeAll, expect, test } from 'vitest';
import { writeAudit } from '@/lib/audit/write';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aFinding, aWorkspace } from '@/lib/db/testing';
import { inSnapshot, inTx } from '@/lib/db/tx';
import { countFindings } from '@/lib/findings/counts';
import { manyFindings } from '@/lib/findings/many';
import { scopeOf } from '@/lib/findings/scope';
import { total } from '@/lib/findings/tally';
import { tallySql } from '@/lib/findings/tally-sql';
import { whenHeld } from '@/lib/held/held';
import { SOURCES } from '@/lib/model/finding';
import { askIn } from './ask';
import { figuresIn } from './figures';
import { periodOf } from './period';
import { readDashboard } from './read';
import type { Count, Dashboard } from './shapes';
import { OLDEST } from './sql';

let ctx: Ctx & { actor: { userId: string } };
let connections: Record<'dlp_incident' | 'cloud_alert' | 'iac_alert' | 'automation_event', string>;
let dashboard: Dashboard;

beforeAll(async () => {
  await asOwner(
    "do $$ begin execute format('alter database %I set random_page_cost = 1.1', current_database()); end $$",
  );
  ctx = await aWorkspace('manager');
  const ben = await aColleague(ctx, 'analyst');
  const posture = (await aConnection(ctx, 'zscaler-posture', { name: 'aws "payments"' })).id;
  connections = {
    dlp_incident: (await aConnection(ctx, 'zscaler-workflow', { name: 'emea-prod' })).id,
    cloud_alert: posture,
    iac_alert: posture,
    automation_event: (await aConnection(ctx, 'workato', { name: 'prod' })).id,
  };
  await manyFindings(asOwner, {
    workspaceId: ctx.workspaceId,
    connections,
    owners: [ben.actor.userId],
    count: 6000,
    seed: 11,
  });
  await asOwner(
    `update finding set verdict = (array[1, 1, 2, 5])[1 + abs(hashtext(id::text)) % 4] where workspace_id = $1 and status >= 4 and source <> 4`,
    [ctx.workspaceId],
  );
  // A tenant that was removed, with findings, under a name that is used again.
  const old = await aConnection(ctx, 'zscaler-workflow', { name: 'retired' });
  await aFinding(ctx, { connectionId: old.id });
  await asOwner("update connection set state = 'removed' where id = $1", [old.id]);
  await aConnection(ctx, 'zscaler-workflow', { name: 'Retired' });
  // Names that differ in case only are one name to the query language, and names may hold its signs.
  for (const person of ['Ana "*" Lind', 'ana "*" lind', 'ANA "*" LIND']) {
    for (let n = 0; n < 14; n++) await aFinding(ctx, { connectionId: connections.dlp_incident, person });
  }
  await asOwner(
    `update finding set own_status = 6 where id in (select id from finding
      where workspace_id = $1 and status < 4 and severity = 3 order by id limit 60)`,
    [ctx.workspaceId],
  );
  await asOwner(
    `update finding set own_status = 7 where id in (select id from finding
      where workspace_id = $1 and status < 4 and severity = 3 order by id limit 40)`,
    [ctx.workspaceId],
  );
  await asOwner(
    `update finding set own_status = 8 where id in (select id from finding
      where workspace_id = $1 and status < 4 and severity = 4 order by id limit 30)`,
    [ctx.workspaceId],
  );
  const touched = await asOwner<{ id: string }>(
    'select id from finding where workspace_id = $1 and severity in (4, 5) order by id limit 600',
    [ctx.workspaceId],
  );
  await inTx(ben, (ben) => {
    const deeds = touched.map(({ id }) => ({ action: 'finding.add_note', subject: { kind: 'finding', id } }));
    return writeAudit(ben, ...deeds);
  });
  await asOwner('vacuum (analyze) finding');
  dashboard = await readDashboard(ctx, { days: 30, source: null });
});

/** The figures of a dashboard whose query counts something else. */
async function wrongIn(ctx: Ctx, read: Dashboard): Promise<unknown[]> {
  const wrong: unknown[] = [];
  for (const [path, { value, query }] of figuresIn(read)) {
    const counted = ctx.tx ? await total(ctx, query) : (await countFindings(ctx, query)).total;
    if (counted !== value) wrong.push({ path, query, value, counted });
  }
  return wrong;
}

test('each number is exactly what its query opens', async () => {
  expect(figuresIn(dashboard).length).toBeGreaterThan(200);
  expect(await wrongIn(ctx, dashboard)).toEqual([]);
}, 60_000);

test('open, suppressed, merged, put aside and closed ones are all', async () => {
  const [all, closed] = [await countFindings(ctx, ''), await countFindings(ctx, 'is:closed')];
  expect(dashboard.snoozed.value).toBeGreaterThan(0);
  const { open, suppressedNow, merged, snoozed } = dashboard;
  expect(merged.value).toBeGreaterThan(0);
  expect(suppressedNow.value).toBeGreaterThan(0);
  expect(open.value + suppressedNow.value + merged.value + snoozed.value + closed.total).toBe(all.total);
});

test.each(SOURCES)(
  'the same of the dashboard of %s alone, and all of it is of that source',
  async (source) => {
    const one = await readDashboard(ctx, { days: 7, source });
    expect(figuresIn(one).every(([, { query }]) => query.includes(`source:${source}`))).toBe(true);
    expect(await wrongIn(ctx, one)).toEqual([]);
    expect(one.open.value).toBe(dashboard.openBySource.find((other) => other.source === source)?.open.value);
  },
  60_000,
);

test('the same while findings come and are closed', async () => {
  let isOver = false;
  let written = 0;
  const writing = (async () => {
    while (!isOver) {
      written += (
        await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections, count: 40, seed: ++written })
      ).length;
      await asOwner(
        'update finding set own_status = 5, verdict = 1 where id in (select id from finding where status < 4 and kind = 2 limit 20)',
      );
    }
  })();
  const { read, wrong } = await inSnapshot(ctx, async (ctx) => {
    const read = await readDashboard(ctx, { days: 30, source: null });
    return { read, wrong: await wrongIn(ctx, read) };
  });
  isOver = true;
  await writing;
  expect(written).toBeGreaterThan(0);
  expect(figuresIn(read).length).toBeGreaterThan(200);
  expect(wrong).toEqual([]);
}, 120_000);

test('what is counted in memory is what Postgres counts', async () => {
  const now = new Date();
  await whenHeld(ctx);
  for (const source of [null, ...SOURCES]) {
    const held = await readDashboard(ctx, { days: 90, source }, now);
    const counted = await inSnapshot(ctx, (ctx) => readDashboard(ctx, { days: 90, source }, now));
    expect(held).toEqual(counted);
    expect(await wrongIn(ctx, held)).toEqual([]);
  }
}, 120_000);

test('the parts make the whole', () => {
  const sum = (counts: { open: Count }[]) => counts.reduce((all, { open }) => all + open.value, 0);
  expect(dashboard.open.value).toBeGreaterThan(1000);
  expect(sum(dashboard.openBySeverity)).toBe(dashboard.open.value);
  expect(sum(dashboard.openBySource)).toBe(dashboard.open.value);
  expect(sum(dashboard.openByAge)).toBe(dashboard.open.value);
  expect(sum(dashboard.byTenant)).toBe(dashboard.open.value);
  expect(sum(dashboard.byOwner)).toBe(dashboard.open.value);
  expect(dashboard.byOwner.reduce((all, { closed }) => all + closed.value, 0)).toBe(dashboard.closures.value);
  expect(dashboard.byDay.reduce((all, { arrivals }) => all + arrivals.value, 0)).toBe(dashboard.arrivals.value);
  expect(dashboard.before.reduce((all, { closures }) => all + closures.value, 0)).toBe(dashboard.closures.before.value);
  expect(dashboard.closing.all.of.value).toBe(dashboard.closures.value);
  expect(dashboard.late.value).toBeLessThanOrEqual(dashboard.closures.value);
  expect(dashboard.closing.bySeverity.reduce((all, { of }) => all + of.value, 0)).toBe(dashboard.closures.value);
  expect(dashboard.verdicts.byVerdict.reduce((all, { of }) => all + of.value, 0)).toBe(dashboard.verdicts.judged.value);
  expect(dashboard.verdicts.falsePositive.value).toBeGreaterThan(50);
  expect(dashboard.verdicts.byPolicy[0]?.falsePositive.value).toBeGreaterThan(0);
  const anas = dashboard.byPerson.filter(({ name }) => /ana/i.test(name));
  expect(anas.map(({ open }) => open.value)).toEqual([42]);
});

test('half of what was closed took no longer than the median, nine in ten no longer than the second number', async () => {
  const { from, to } = periodOf(30, new Date());
  const took = await asOwner<{ ms: string }>(
    `select (extract(epoch from closed_at - created_at) * 1000)::bigint as ms from finding
     where workspace_id = $1 and severity = 5 and closed_at >= $2 and closed_at < $3 order by 1`,
    [ctx.workspaceId, from, to],
  );
  const high = await readDashboard(ctx, { days: 30, source: null });
  const { of, medianMs, p90Ms } = high.closing.bySeverity.find(({ severity }) => severity === 'high') ?? {};
  expect(of?.value).toBe(took.length);
  expect(took.length).toBeGreaterThan(20);
  expect(medianMs).toBe(Number(took[Math.ceil(took.length * 0.5) - 1]?.ms));
  expect(p90Ms).toBe(Number(took[Math.ceil(took.length * 0.9) - 1]?.ms));
});

test('acknowledging is counted from the first time we read a finding to the first deed of one of us', async () => {
  const { from, to } = periodOf(30, new Date());
  const [took] = await asOwner<{ n: number; median: string; p90: string }>(
    `select count(*)::int as n, percentile_disc(0.5) within group (order by ms) as median,
       percentile_disc(0.9) within group (order by ms) as p90
     from (select (extract(epoch from min(e.at) - f.first_seen_at) * 1000)::bigint as ms
       from audit_event e join finding f on f.id::text = e.subject_id
       where e.workspace_id = $1 and e.actor_id is not null and f.severity = 5
       group by f.id, f.first_seen_at having min(e.at) >= $2 and min(e.at) < $3) t`,
    [ctx.workspaceId, from, to],
  );
  const { of, medianMs, p90Ms } = dashboard.acknowledging.bySeverity.find(({ severity }) => severity === 'high') ?? {};
  expect(took?.n).toBeGreaterThan(10);
  expect(of?.value).toBe(took?.n);
  expect([medianMs, p90Ms]).toEqual([Number(took?.median), Number(took?.p90)]);
  expect(dashboard.acknowledging.all.of.value).toBeGreaterThan(took?.n ?? 0);
});

test('the period ends with today, and the one before has as many days', () => {
  const { from, to } = periodOf(7, new Date('2026-11-22T23:59:59Z'));
  expect([from.toISOString(), to.toISOString()]).toEqual(['2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z']);
  expect(dashboard.byDay).toHaveLength(30);
  expect(dashboard.before).toHaveLength(30);
  expect(dashboard.byDay.at(-1)?.day).toBe(new Date().toISOString().slice(0, 10));
});

test('the oldest open ones wait longest first', async () => {
  const times = dashboard.oldest.map(({ createdAt }) => Date.parse(createdAt));
  expect(times).toHaveLength(10);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  const [first] = await asOwner<{ at: Date }>(
    'select min(created_at) as at from finding where status < 4 and workspace_id = $1',
    [ctx.workspaceId],
  );
  expect(times[0]).toBeGreaterThanOrEqual(Number(first?.at.getTime()));
});

test('an empty workspace has a dashboard of zeros, and another’s numbers never show', async () => {
  const empty = await readDashboard(await aWorkspace('analyst'), { days: 7, source: null });
  expect(figuresIn(empty).every(([, { value }]) => value === 0)).toBe(true);
  expect(empty).toMatchObject({
    oldest: [],
    byTenant: [],
    byOwner: [],
    byPolicy: [],
    closing: { all: { medianMs: null } },
  });
});

test('what is open and what was closed in the period is read from an index alone', async () => {
  const ask = askIn(null, periodOf(30, new Date()));
  for (const q of [ask('is:open'), ask(ask.closed), ask(ask.arrived)]) {
    const scope = await scopeOf(ctx, q);
    const text = tallySql(scope, [{ by: ['severity', 'source'] }, { by: ['owner'] }, { by: ['person'], most: 10 }]);
    const plan = await rows<{ 'QUERY PLAN': string }>(ctx, `explain ${text}`, scope.params.values);
    const scans = plan.map((row) => row['QUERY PLAN'].trim()).filter((line) => / on finding\b/.test(line));
    expect(scans.length).toBeGreaterThan(0);
    expect(scans.filter((line) => !/Index Only Scan/.test(line))).toEqual([]);
  }
  const oldest = await rows<{ 'QUERY PLAN': string }>(ctx, `explain ${OLDEST}`, [ctx.workspaceId, null]);
  expect(oldest.map((row) => row['QUERY PLAN']).filter((line) => /Seq Scan on finding/.test(line))).toEqual([]);
});
