import { beforeAll, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { rows } from '@/lib/db/rows';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aFinding, aWorkspace } from '@/lib/db/testing';
import { countFindings } from '@/lib/findings/counts';
import { manyFindings } from '@/lib/findings/many';
import { periodOf } from './period';
import { readDashboard } from './read';
import type { Count, Dashboard } from './shapes';
import { FLOWS, NOW, OLDEST } from './sql';

let ctx: Ctx & { actor: { userId: string } };
let dashboard: Dashboard;

beforeAll(async () => {
  await asOwner(
    "do $$ begin execute format('alter database %I set random_page_cost = 1.1', current_database()); end $$",
  );
  ctx = await aWorkspace('manager');
  const ben = await aColleague(ctx, 'analyst');
  const posture = (await aConnection(ctx, 'zscaler-posture', { name: 'aws "payments"' })).id;
  const connections = {
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
  // A tenant that was removed, with findings, under a name that is used again.
  const old = await aConnection(ctx, 'zscaler-workflow', { name: 'retired' });
  await aFinding(ctx, { connectionId: old.id });
  await asOwner("update connection set state = 'removed' where id = $1", [old.id]);
  await aConnection(ctx, 'zscaler-workflow', { name: 'Retired' });
  await asOwner('vacuum (analyze) finding');
  dashboard = await readDashboard(ctx, 30);
});

/** Every number of the dashboard that names a query, with the place it stands at. */
function countsIn(value: unknown, path = ''): [string, Count][] {
  if (typeof value !== 'object' || value === null) return [];
  const own: [string, Count][] =
    'query' in value && 'value' in value ? [[path, { value: Number(value.value), query: String(value.query) }]] : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => countsIn(inner, `${path}.${key}`))];
}

test('each number is exactly what its query opens', async () => {
  const counts = countsIn(dashboard);
  expect(counts.length).toBeGreaterThan(150);
  for (const [path, { value, query }] of counts) {
    expect({ path, query, value: (await countFindings(ctx, query)).total }).toEqual({ path, query, value });
  }
}, 60_000);

test('the parts make the whole', () => {
  const values = (counts: { open: Count }[]) => counts.reduce((sum, { open }) => sum + open.value, 0);
  expect(dashboard.open.value).toBeGreaterThan(1000);
  expect(values(dashboard.openBySeverity)).toBe(dashboard.open.value);
  expect(values(dashboard.openBySource)).toBe(dashboard.open.value);
  expect(values(dashboard.byTenant)).toBe(dashboard.open.value);
  expect(dashboard.byDay.reduce((sum, { arrivals }) => sum + arrivals.value, 0)).toBe(dashboard.arrivals.value);
  expect(dashboard.before.reduce((sum, { closures }) => sum + closures.value, 0)).toBe(dashboard.closures.before.value);
  expect(dashboard.arrivals.value).toBeGreaterThan(100);
  expect(dashboard.closures.value).toBeGreaterThan(100);
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
  expect(times[0]).toBe(first?.at.getTime());
});

test('an empty workspace has a dashboard of zeros, and another’s numbers never show', async () => {
  const empty = await readDashboard(await aWorkspace('analyst'), 7);
  expect(countsIn(empty).every(([, { value }]) => value === 0)).toBe(true);
  expect(empty).toMatchObject({ oldest: [], byTenant: [], byOwner: [], byPolicy: [] });
});

test.each([
  ['now', NOW, 1],
  ['flows', FLOWS, 3],
  ['oldest', OLDEST, 0],
])('the statement for %s reads no table from end to end', async (_name, text, instants) => {
  const { before, from, to } = periodOf(30, new Date());
  const values = [ctx.workspaceId, ...(instants === 1 ? [from] : instants === 3 ? [before, from, to] : [])];
  const plan = await rows<{ 'QUERY PLAN': string }>(ctx, `explain ${text}`, values);
  const scans = plan.map((row) => row['QUERY PLAN'].trim()).filter((line) => / on finding\b/.test(line));
  expect(scans.length).toBeGreaterThan(0);
  expect(scans.filter((line) => /Seq Scan/.test(line))).toEqual([]);
});
