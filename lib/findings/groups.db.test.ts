import { expect, test } from 'vitest';
import { prepared } from '@/lib/db/statement';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aFinding, aWorkspace } from '@/lib/db/testing';
import { whenHeld } from '@/lib/held/held';
import { countFindings } from './counts';
import { groupFindings, groupSql, heldGroups } from './groups';
import { manyFindings } from './many';
import { GROUPS } from './schema';
import { readQuery, scopeOf } from './scope';

test('findings are gathered by what they share: how many of how many, and each number is what its query opens', async () => {
  const ana = await aWorkspace('analyst');
  const { id: connectionId } = await aConnection(ana, 'zscaler-posture');
  const cloud = { connectionId, kind: 'cloud_alert' } as const;
  for (const severity of ['critical', 'high', 'high'] as const)
    await aFinding(ana, { ...cloud, policy: 'S3 "public"', severity });
  await aFinding(ana, { ...cloud, policy: 'S3 "public"', status: 'resolved' });
  await aFinding(ana, { ...cloud, policy: 'RDS*', severity: 'low' });
  await aFinding(ana, { ...cloud });
  const groups = await groupFindings(ana, { q: 'is:open', by: 'policy' });
  expect(groups).toMatchObject({ total: 5, groups: 2, without: { count: 1 } });
  expect(groups.items.map(({ value, count, of }) => [value, count, of])).toEqual([
    ['S3 "public"', 3, 4],
    ['RDS*', 1, 1],
  ]);
  expect(groups.items[0]?.severities).toMatchObject({ critical: 1, high: 2, medium: 0 });
  for (const { term, count } of [...groups.items, groups.without]) {
    expect((await countFindings(ana, `is:open ${term}`)).total, term).toBe(count);
  }
});

test('nothing to gather is no group, another workspace has its own, and a query that cannot be read is pointed at', async () => {
  const ana = await aWorkspace('analyst');
  await aFinding(await aWorkspace('analyst'), { person: 'ana@northwind.example' });
  expect(await groupFindings(ana, { q: '', by: 'person' })).toEqual({
    total: 0,
    without: { count: 0, term: '-has:person' },
    groups: 0,
    items: [],
  });
  await expect(groupFindings(ana, { q: 'is:open (', by: 'person' })).rejects.toMatchObject({ code: 'bad_input' });
});

test('gathered in memory they are what Postgres gathers', async () => {
  const ana = await aWorkspace('analyst');
  const connections = {
    cloud_alert: (await aConnection(ana, 'zscaler-posture', { name: 'aws' })).id,
    dlp_incident: (await aConnection(ana, 'zscaler-workflow', { name: 'emea' })).id,
  };
  await manyFindings(asOwner, {
    workspaceId: ana.workspaceId,
    connections,
    owners: [ana.actor.userId],
    count: 2000,
    seed: 8,
  });
  await whenHeld(ana);
  type Gathered = NonNullable<Awaited<ReturnType<typeof heldGroups>>>;
  const inMs = ({ top, ...sums }: Gathered) => ({
    ...sums,
    top: top.map((one) => ({ ...one, at: Date.parse(one.at) })),
  });
  for (const q of ['', 'is:open', 'tenant:emea sev:>=high', 'created:<20d', 'policy:none']) {
    for (const by of GROUPS) {
      const scope = await scopeOf(ana, q);
      const [asked] = await prepared<Gathered>(ana, groupSql(scope, by), scope.params.values);
      const held = await heldGroups(ana, readQuery(q), by);
      if (!held || !asked) throw new Error(`${q} was not gathered`);
      expect({ q, by, ...inMs(held) }).toEqual({ q, by, ...inMs(asked) });
    }
  }
  // Words of texts are for Postgres alone.
  expect(await heldGroups(ana, readQuery('bucket'), 'policy')).toBeNull();
});
