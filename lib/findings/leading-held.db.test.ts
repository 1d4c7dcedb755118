import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aWorkspace } from '@/lib/db/testing';
import { whenHeld } from '@/lib/held/held';
import { namesOf } from '@/lib/query/names';
import { leadingHeld } from './leading-held';
import { listFindings, pageOf } from './list';
import { manyFindings } from './many';
import { ListQuery, SORTS, type Sort } from './schema';
import { readQuery } from './scope';
import type { FindingPage } from './shapes';

// Pages whose findings memory tells, held against those that Postgres finds by itself.
const QUERIES = ['tenant:aws -is:closed', 'has:account', 'created:<20d -has:owner', 'policy:ZS-AWS-0000*'];
let ctx: Ctx & { actor: { userId: string } };

beforeAll(async () => {
  ctx = await aWorkspace('analyst');
  const connections = {
    cloud_alert: (await aConnection(ctx, 'zscaler-posture', { name: 'aws' })).id,
    dlp_incident: (await aConnection(ctx, 'zscaler-workflow', { name: 'emea' })).id,
  };
  const owners = [ctx.actor.userId];
  await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections, owners, count: 900, seed: 5 });
  // Many of one instant: only the id tells them apart.
  await asOwner(
    `update finding set updated_at = date_bin('3 days', updated_at, timestamptz '2000-01-01') + interval '0.123 s' where workspace_id = $1`,
    [ctx.workspaceId],
  );
  await whenHeld(ctx);
});

async function walk(q: string, sort: Sort, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const page: FindingPage = JSON.parse(await listFindings(ctx, ListQuery.parse({ q, sort, limit, cursor })));
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
    more = cursor !== undefined;
  }
  return ids;
}

describe.each(SORTS)('sorted by %s', (sort) => {
  test.each(QUERIES)('page after page of %s is what one walk gives', async (q) => {
    // Memory has no labels: Postgres walks.
    const wanted = (await pageOf(ctx, { q: `(${q}) -label:nobody-has-this`, sort, limit: 1000 }, null)).rows;
    expect(wanted.length).toBeGreaterThan(60);
    const query = readQuery(q);
    const keys = await leadingHeld(ctx, query, { sort, after: null, most: 1000 }, namesOf(ctx, query));
    expect(keys).toEqual(wanted.map(({ id }) => id.replaceAll('-', '')));
    expect(await walk(q, sort, 20)).toEqual(wanted.map(({ id }) => id));
  });
});

test('while others change findings, those that nobody changes are there once each', async () => {
  const q = 'has:account -is:suppressed';
  const still = new Set((await walk(`${q} -severity:low`, '-severity', 50)).map((id) => id));
  let ended = false;
  const storm = (async () => {
    for (let round = 0; !ended; round++) {
      await asOwner(
        `update finding set own_severity = case severity when 2 then 5 else 2 end where workspace_id = $1
           and id in (select id from finding where workspace_id = $1 and severity in (2, 5) and md5(id::text) < $2)`,
        [ctx.workspaceId, round % 2 ? '4' : '8'],
      );
    }
  })();
  const moved = new Set(
    (
      await asOwner<{ id: string }>(
        `select id from finding where workspace_id = $1 and severity in (2, 5) and md5(id::text) < '8'`,
        [ctx.workspaceId],
      )
    ).map(({ id }) => id),
  );
  try {
    for (let round = 0; round < 5; round++) {
      const found = await walk(q, '-severity', 20);
      for (const id of still)
        if (!moved.has(id))
          expect(
            found.filter((one) => one === id),
            id,
          ).toHaveLength(1);
    }
  } finally {
    ended = true;
    await storm;
  }
});
