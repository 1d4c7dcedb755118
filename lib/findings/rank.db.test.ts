import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aFinding, aWorkspace } from '@/lib/db/testing';
import { getFindingRow } from './detail';
import { listFindings } from './list';
import { manyFindings } from './many';
import { DEFAULT_WEIGHTS, RANK_FACTORS, rankFactorsOf } from './rank';
import { ListQuery } from './schema';
import { setSeverity } from './set-severity';
import { setStatus } from './set-status';
import type { FindingPage, FindingRow } from './shapes';

const HOUR = 3_600_000;
const sumOf = (factors: object) => Object.values(factors).reduce((sum: number, points: number) => sum + points, 0);

let ctx: Ctx & { actor: { userId: string } };

beforeAll(async () => {
  ctx = await aWorkspace('analyst');
});

describe('a rank', () => {
  test('is the sum of its factors for every weight, severity and fact, in the database as here', async () => {
    const rows = await asOwner<{ weights: number[]; severity: number; facts: number; points: number[]; score: number }>(
      `select w.weights, s as severity, f as facts, rank_points(w.weights, s, f) as points, rank_score(w.weights, s, f) as score
       from (values (rank_default_weights()), (array[100,0,33,7,1,50,99]::smallint[])) w(weights),
         generate_series(1, 6) s, generate_series(0, 1023, 3) f where f & 7 <= 4 and f >> 7 & 3 <= 2`,
    );
    expect(rows.length).toBeGreaterThan(1500);
    expect(rows[0]?.weights).toEqual(DEFAULT_WEIGHTS);
    for (const { weights, severity, facts, points, score } of rows) {
      const factors = rankFactorsOf(weights, severity, facts);
      expect(RANK_FACTORS.map((name) => factors[name] ?? 0)).toEqual(points);
      expect(sumOf(factors)).toBe(score);
    }
  });

  test('of every row of a list is the sum of the factors beside it, and the highest come first', async () => {
    const own = await aWorkspace('analyst');
    const connections = {
      dlp_incident: (await aConnection(own, 'zscaler-workflow')).id,
      cloud_alert: (await aConnection(own, 'zscaler-posture')).id,
    };
    await manyFindings(asOwner, { workspaceId: own.workspaceId, connections, count: 400, seed: 9 });
    const page: FindingPage = JSON.parse(await listFindings(own, ListQuery.parse({ sort: '-rank', limit: 200 })));
    for (const row of page.items) expect(sumOf(row.rankFactors)).toBe(row.rank);
    const [best] = await asOwner<{ most: number }>('select max(rank) as most from finding where workspace_id = $1', [
      own.workspaceId,
    ]);
    expect(page.items[0]?.rank).toBe(best?.most);
    expect(new Set(page.items.flatMap((row) => Object.keys(row.rankFactors))).size).toBeGreaterThanOrEqual(6);
  });

  test('follows what is decided here', async () => {
    const { id } = await aFinding(ctx, { severity: 'low' });
    const before = await getFindingRow(ctx, id);
    const after = await setSeverity(ctx, { id, severity: 'critical', version: 1 });
    expect(before.rankFactors.severity).toBe(6);
    expect(after.rankFactors.severity).toBe(40);
    expect(after.rank).toBe(sumOf(after.rankFactors));
  });

  test('knows a person that others were about', async () => {
    const person = 'again@northwind.example';
    for (let n = 0; n < 2; n++) await aFinding(ctx, { person });
    expect((await getFindingRow(ctx, (await aFinding(ctx, { person })).id)).rankFactors.repeat).toBe(3);
    for (let n = 0; n < 9; n++) await aFinding(ctx, { person });
    expect((await getFindingRow(ctx, (await aFinding(ctx, { person })).id)).rankFactors.repeat).toBe(6);
  });
});

describe('a clock', () => {
  // As if it had been seen, and last changed, so long ago.
  async function aged(id: string, ms: number): Promise<FindingRow> {
    await asOwner(
      `update finding set clock_at = clock_at - $2 * interval '1 ms', paused_at = paused_at - $2 * interval '1 ms' where id = $1`,
      [id, ms],
    );
    return getFindingRow(ctx, id);
  }

  test('runs from when we first saw it, to the target of its severity and source', async () => {
    const { id } = await aFinding(ctx, { severity: 'critical', createdAt: new Date('2026-01-01T00:00:00Z') });
    const row = await getFindingRow(ctx, id);
    const [seen] = await asOwner<{ at: Date }>('select first_seen_at as at from finding where id = $1', [id]);
    expect(Date.parse(row.dueAt ?? '') - Number(seen?.at)).toBe(4 * HOUR);
    expect(row).toMatchObject({ breached: false, pausedAt: null, leftMs: null, rankFactors: { time_left: 4 } });
  });

  test('takes the rank with it, step by step, until it is over', async () => {
    const { id } = await aFinding(ctx, { severity: 'critical' });
    expect((await aged(id, 2.5 * HOUR)).rankFactors.time_left).toBe(10);
    expect((await aged(id, HOUR)).rankFactors.time_left).toBe(16);
    expect(await aged(id, HOUR)).toMatchObject({ breached: true, rankFactors: { time_left: 20 } });
  });

  test('waits while somebody else is waited for, and goes on after', async () => {
    const { id } = await aFinding(ctx, { severity: 'critical' });
    await aged(id, HOUR);
    const paused = await setStatus(ctx, { id, status: 'waiting', version: 1 });
    expect(paused).toMatchObject({ dueAt: null, breached: false });
    expect((paused.leftMs ?? 0) / HOUR).toBeCloseTo(3, 1);
    expect(paused.rankFactors.time_left).toBeUndefined();
    const later = await aged(id, 10 * HOUR);
    expect(later.leftMs).toBe(paused.leftMs);
    const again = await setStatus(ctx, { id, status: 'in_progress', version: 2 });
    expect(again.pausedAt).toBeNull();
    expect((Date.parse(again.dueAt ?? '') - Date.now()) / HOUR).toBeCloseTo(3, 1);
  });

  test('ends with the finding, which stays late if it was; opened again it begins anew', async () => {
    const { id } = await aFinding(ctx, { severity: 'critical', kind: 'cloud_alert' });
    await aged(id, 5 * HOUR);
    const closed = await setStatus(ctx, { id, status: 'resolved', version: 1 });
    expect(closed).toMatchObject({ dueAt: null, breached: true });
    const again = await setStatus(ctx, { id, status: null, version: 2 });
    expect(again.breached).toBe(false);
    expect((Date.parse(again.dueAt ?? '') - Date.now()) / HOUR).toBeCloseTo(4, 1);
  });

  test('does not run where there is no target, nor for what came closed', async () => {
    const none = await getFindingRow(ctx, (await aFinding(ctx, { severity: 'info' })).id);
    const closed = await getFindingRow(ctx, (await aFinding(ctx, { status: 'resolved' })).id);
    for (const row of [none, closed]) expect(row).toMatchObject({ dueAt: null, breached: false, leftMs: null });
  });
});
