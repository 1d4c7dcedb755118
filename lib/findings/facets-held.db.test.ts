import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { prepared } from '@/lib/db/statement';
import { asOwner, databaseUrlAs } from '@/lib/db/test-database';
import { aConnection, aFinding, aWorkspace } from '@/lib/db/testing';
import { columnsOf, whenHeld } from '@/lib/held/held';
import { assignFinding } from './assign';
import type { CountedFacets } from './facet-values';
import { facetCounts } from './facets';
import { heldFacets } from './facets-held';
import { facetSql } from './facets-sql';
import { manyFindings } from './many';
import { readQuery, scopeOf } from './scope';
import { setSeverity } from './set-severity';

// What is counted in memory, held against the same counted by Postgres, while findings change.
const QUERIES = [
  '',
  'is:open',
  'sev:>=high -source:posture',
  'is:mine OR (owner:nobody sev:critical)',
  'policy:ZS-AWS-0000* is:open',
  '-(policy:ZS-AWS-00001 OR account:2881*)',
  'person:person.1* created:<30d',
  'created:<1d',
  'closed:<60d',
  'is:breached',
  'due:<3d -is:paused',
  'is:snoozed',
  'is:accepted',
  'is:suppressed',
  'is:merged',
  '-is:closed -is:open',
  'has:account verdict:benign,test',
  'tenant:aws status:new',
  'policy:none',
];

let ctx: Ctx & { actor: { userId: string } };
let connections: { cloud_alert: string; dlp_incident: string };
const clients: pg.Client[] = [];

beforeAll(async () => {
  ctx = await aWorkspace('analyst');
  connections = {
    cloud_alert: (await aConnection(ctx, 'zscaler-posture', { name: 'aws' })).id,
    dlp_incident: (await aConnection(ctx, 'zscaler-workflow', { name: 'emea' })).id,
  };
  const owners = [ctx.actor.userId];
  await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections, owners, count: 2000, seed: 21 });
  const aside = `update finding set own_status = 6 where workspace_id = $1 and status < 4 and created_at > now() - interval '20 days'`;
  await asOwner(aside, [ctx.workspaceId]);
  const suppressed = 'update finding set own_status = 7 where workspace_id = $1 and status < 4 and severity = 3';
  await asOwner(suppressed, [ctx.workspaceId]);
  const merged = 'update finding set own_status = 8 where workspace_id = $1 and status < 4 and severity = 4';
  await asOwner(merged, [ctx.workspaceId]);
  // Of a vendor whose clock is wrong: its day is counted by itself.
  await asOwner(
    `update finding set created_at = '1961-03-04' where id = (select id from finding where workspace_id = $1 and connection_id = $2 limit 1)`,
    [ctx.workspaceId, connections.dlp_incident],
  );
  await whenHeld(ctx);
});

afterAll(async () => {
  for (const client of clients) await client.end();
});

async function asked(q: string): Promise<CountedFacets | undefined> {
  const scope = await scopeOf(ctx, q);
  return (await prepared<CountedFacets>(ctx, facetSql(scope), scope.params.values))[0];
}

const whole = ({ days, ...facets }: CountedFacets) => ({
  ...facets,
  days: days.map(({ day, count }) => [Date.parse(`${day.replace(' ', 'T')}Z`), count]),
});

async function agree(queries = QUERIES): Promise<void> {
  for (const q of queries) {
    const held = await heldFacets(ctx, readQuery(q));
    const wanted = await asked(q);
    if (!held || !wanted) throw new Error(`${q} was not counted`);
    expect({ q, ...whole(held.counted) }).toEqual({ q, ...whole(wanted) });
  }
}

/** A transaction of the worker, which may write every finding. */
async function opened(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrlAs('onequeue_worker') });
  clients.push(client);
  await client.connect();
  await client.query("select set_config('onequeue.workspace', $1, false)", [ctx.workspaceId]);
  await client.query('begin');
  return client;
}

test('every facet and total is what Postgres counts', async () => {
  await agree();
  const shown = await facetCounts(ctx, 'created:<1d');
  expect(shown.histogram.unit).toBe('hour');
  expect(shown.histogram.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(shown.total);
});

test('words, labels and notes are left to Postgres, and so is a workspace that is not held yet', async () => {
  for (const q of ['bucket', 'label:reviewed', 'has:note', 'id:x', 'is:open (bucket OR is:mine)'])
    expect(await heldFacets(ctx, readQuery(q))).toBeNull();
  const other = await aWorkspace('analyst');
  await aFinding(other);
  expect(await heldFacets(other, null)).toBeNull();
  expect((await facetCounts(other, '')).total).toBe(1);
  await whenHeld(other);
  expect((await heldFacets(other, null))?.counted.total).toBe(1);
});

test('a verb’s own change is counted at once, and an arrival as soon as it is committed', async () => {
  const total = async (q: string) => (await heldFacets(ctx, readQuery(q)))?.counted.total;
  const before = (await total('is:mine sev:critical')) ?? 0;
  const { id } = await aFinding(ctx, { connectionId: connections.dlp_incident });
  await setSeverity(ctx, { id, severity: 'critical', version: 1 });
  await assignFinding(ctx, { id, ownerId: 'me', version: 2 });
  expect(await total('is:mine sev:critical')).toBe(before + 1);
});

test('what began earlier and is committed later is not missed', async () => {
  const [early, late] = [await opened(), await opened()];
  await early.query(
    'update finding set verdict = 6 where id in (select id from finding where workspace_id = current_workspace() and kind = 1 order by id limit 40)',
  );
  await late.query(
    'update finding set verdict = 6 where id in (select id from finding where workspace_id = current_workspace() and kind = 2 order by id limit 30)',
  );
  await agree(['verdict:test']);
  await late.query('commit');
  await agree(['verdict:test']);
  await early.query('commit');
  await agree(['verdict:test']);
  const [gone] = [await opened()];
  await gone.query('update finding set verdict = 5 where kind = 1');
  await agree(['verdict:benign']);
  await gone.query('rollback');
  await agree(['verdict:benign']);
});

test('in a storm of writers every count is one that was true while it was asked, and all agree after it', async () => {
  let ended = false;
  const { workspaceId } = ctx;
  const storm = [1, 2, 3].map(async (seed) => {
    for (let round = 0; round < 6; round++) {
      const client = await opened();
      await client.query(
        'update finding set verdict = $2, owner_id = null where workspace_id = $1 and id in (select id from finding where workspace_id = $1 order by md5(id::text || $3) limit 60 for update skip locked)',
        [workspaceId, (round + seed) % 11, `${round}${seed}`],
      );
      if (round % 3 === 0) await aFinding(ctx, { connectionId: connections.cloud_alert, kind: 'cloud_alert' });
      await client.query(round % 4 === 0 ? 'rollback' : 'commit');
    }
  });
  const readers = [1, 2].map(async () => {
    const least: number[] = [];
    while (!ended) {
      const from = await asOwner<{ n: number }>('select count(*)::int as n from finding where workspace_id = $1', [
        workspaceId,
      ]);
      const held = await heldFacets(ctx, null);
      const to = await asOwner<{ n: number }>('select count(*)::int as n from finding where workspace_id = $1', [
        workspaceId,
      ]);
      least.push(held?.counted.total ?? 0);
      expect(held?.counted.total).toBeGreaterThanOrEqual(from[0]?.n ?? 0);
      expect(held?.counted.total).toBeLessThanOrEqual(to[0]?.n ?? 0);
    }
    expect(least.length).toBeGreaterThan(0);
  });
  await Promise.all(storm);
  ended = true;
  await Promise.all(readers);
  await agree();
}, 60_000);

test('more changes than a request should wait for are read anew behind it, and counted by Postgres meanwhile', async () => {
  await asOwner('update finding set verdict = 2 where workspace_id = $1 and kind = 1', [ctx.workspaceId]);
  expect(await columnsOf(ctx, 100)).toBeNull();
  expect((await facetCounts(ctx, 'verdict:true_positive')).total).toBeGreaterThan(100);
  await whenHeld(ctx);
  expect(await columnsOf(ctx)).not.toBeNull();
  await agree();
});
