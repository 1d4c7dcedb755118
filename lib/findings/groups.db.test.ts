import { expect, test } from 'vitest';
import { aConnection, aFinding, aWorkspace } from '@/lib/db/testing';
import { countFindings } from './counts';
import { groupFindings } from './groups';

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
