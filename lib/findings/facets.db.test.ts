import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aFinding, aWorkspace } from '@/lib/db/testing';
import { whenHeld } from '@/lib/held/held';
import { countFindings, explainCount } from './counts';
import { facetCounts } from './facets';
import { manyFindings } from './many';
import { relatedFindings } from './related';
import type { Facets } from './shapes';
import { suggest } from './suggest';

let ctx: Ctx & { actor: { userId: string; email: string } };
let facets: Facets;

beforeAll(async () => {
  ctx = await aWorkspace('analyst');
  const ben = await aColleague(ctx, 'analyst');
  const posture = (await aConnection(ctx, 'zscaler-posture', { name: 'aws "payments"' })).id;
  const connections = {
    dlp_incident: (await aConnection(ctx, 'zscaler-workflow', { name: 'emea-prod' })).id,
    cloud_alert: posture,
    iac_alert: posture,
    automation_event: (await aConnection(ctx, 'workato', { name: 'prod' })).id,
  };
  const owners = [ctx.actor.userId, ben.actor.userId];
  await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections, owners, count: 1500, seed: 5 });
  facets = await facetCounts(ctx, 'is:open');
});

describe('facets', () => {
  test('every value’s number is the count of the query with its term', async () => {
    for (const [name, values] of Object.entries(facets.facets)) {
      for (const { term, count } of values) {
        expect({ name, term, count: (await countFindings(ctx, `is:open ${term}`)).total }).toEqual({
          name,
          term,
          count,
        });
      }
    }
  });

  test('closed sets come whole, long ones as their most frequent', () => {
    const { severity, source, status, policy, person, owner } = facets.facets;
    expect(severity.map(({ value }) => value)).toEqual(['critical', 'high', 'medium', 'low', 'unknown', 'info']);
    expect(source.find(({ value }) => value === 'edge')?.count).toBe(0);
    expect(status.reduce((sum, { count }) => sum + count, 0)).toBe(facets.total);
    expect(policy).toHaveLength(20);
    expect(policy.map(({ count }) => count)).toEqual(policy.map(({ count }) => count).sort((a, b) => b - a));
    expect(person[0]).toMatchObject({ value: null, term: '-has:person' });
    expect(owner).toHaveLength(3);
  });

  test('the histogram holds every finding once, and its terms open what they count', async () => {
    const { buckets, unit } = facets.histogram;
    expect(unit).toBe('week');
    expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(facets.total);
    for (const { term, count } of buckets.slice(-4))
      expect((await countFindings(ctx, `is:open ${term}`)).total).toBe(count);
    const hours = (await facetCounts(ctx, 'created:<1d')).histogram;
    expect(hours.unit).toBe('hour');
    for (const { term, count } of hours.buckets)
      expect((await countFindings(ctx, `created:<1d ${term}`)).total).toBe(count);
  });

  test('of nothing there is nothing to count', async () => {
    expect(await facetCounts(ctx, 'policy:none')).toMatchObject({
      total: 0,
      facets: { policy: [], owner: [] },
      histogram: { buckets: [] },
    });
  });

  test('another workspace sees none of it', async () => {
    const other = await aWorkspace('analyst');
    expect(await facetCounts(other, '')).toMatchObject({ total: 0, facets: { tenant: [], policy: [] } });
  });
});

test('an empty list can say which part made it empty', async () => {
  const { total, parts } = await explainCount(ctx, 'is:open policy:none (sev:high OR sev:low)');
  expect(total).toBe(0);
  expect(parts.map(({ part }) => part)).toEqual(['is:open', 'policy:none', 'severity:high OR severity:low']);
  for (const { without, total } of parts) expect((await countFindings(ctx, without)).total).toBe(total);
  expect(parts.filter(({ total }) => total > 0)).toHaveLength(1);
});

describe('suggestions', () => {
  test.each(['policy', 'account', 'owner', 'tenant'])(
    '%s: counted in memory they are what Postgres counts',
    async (field) => {
      await whenHeld(ctx);
      for (const typed of ['', 'a', 'zs-aws-0000']) {
        const held = await suggest(ctx, { field, typed, q: 'is:open -severity:low' });
        // Memory has no labels.
        const asked = await suggest(ctx, { field, typed, q: 'is:open -severity:low -label:nobody-has-this' });
        expect(held).toEqual(asked);
      }
      expect((await suggest(ctx, { field, typed: '', q: '' })).items.some(({ count }) => (count ?? 0) > 10)).toBe(true);
    },
  );

  test('fields and names while a word is typed', async () => {
    const { items } = await suggest(ctx, { typed: 'person', q: '' });
    expect(items[0]).toMatchObject({ field: 'person', term: 'person:', hint: expect.any(String) });
    expect(items.slice(1).every(({ field }) => field === 'person')).toBe(true);
    expect(items.length).toBeGreaterThan(1);
  });

  test.each([
    ['policy', 'zs-aws-0000'],
    ['person', 'person.1'],
    ['tenant', ''],
    ['owner', 'analyst.'],
  ])('values of %s, the most frequent first, with the count under the rest of the query', async (field, typed) => {
    const { items } = await suggest(ctx, { field, typed, q: 'is:open' });
    const counted = items.filter(({ count }) => count !== null);
    expect(counted.length).toBeGreaterThan(1);
    expect(counted.map(({ count }) => count)).toEqual(
      counted.map(({ count }) => count).sort((a, b) => Number(b) - Number(a)),
    );
    for (const { term, count } of counted) expect((await countFindings(ctx, `is:open ${term}`)).total).toBe(count);
  });

  test('words of a closed set by their first letters', async () => {
    expect((await suggest(ctx, { field: 'sev', typed: 'cr', q: '' })).items).toMatchObject([
      { term: 'severity:critical' },
    ]);
    expect((await suggest(ctx, { field: 'owner', typed: 'm', q: '' })).items[0]).toMatchObject({ term: 'owner:me' });
    expect((await suggest(ctx, { field: 'created', typed: '', q: '' })).items).toHaveLength(1);
  });

  test('labels, and nothing of another workspace', async () => {
    const other = await aWorkspace('analyst');
    const { id } = await aFinding(ctx);
    await asOwner(
      "insert into finding_label (workspace_id, finding_id, label, origin) values ($1, $2, 'Reviewed', 'own')",
      [ctx.workspaceId, id],
    );
    expect((await suggest(ctx, { field: 'label', typed: 'rev', q: '' })).items).toMatchObject([
      { term: 'label:Reviewed', count: 1 },
    ]);
    expect((await suggest(ctx, { field: 'label', typed: '', q: 'is:closed' })).items).toEqual([]);
    expect((await suggest(ctx, { field: 'label', typed: '', q: `id:${id}` })).items).toMatchObject([
      { term: 'label:Reviewed', count: 1 },
    ]);
    const twins = [(await aFinding(ctx)).id, (await aFinding(ctx)).id];
    await asOwner(
      `insert into finding_label (workspace_id, finding_id, label, origin) values ($1, $2, 'reviewed', 'own'), ($1, $3, 'Checked', 'own')`,
      [ctx.workspaceId, ...twins],
    );
    await asOwner(
      `insert into word_alias (workspace_id, id, vendor, word, word_key, shown_as, shown_key, made_by)
       values ($1, gen_random_uuid(), 'onequeue', 'Checked', 'checked', 'Reviewed', 'reviewed', $2)`,
      [ctx.workspaceId, ctx.actor.userId],
    );
    const [word, ...more] = (await suggest(ctx, { field: 'label', typed: 'rev', q: '' })).items;
    expect([more, word?.count]).toEqual([[], 3]);
    expect((await countFindings(ctx, word?.term ?? '')).total).toBe(3);
    for (const field of ['label', 'policy', 'person', 'tenant']) {
      expect((await suggest(other, { field, typed: '', q: '' })).items).toEqual([]);
    }
  });

  test('what is typed is never read as SQL or pattern', async () => {
    for (const typed of ["'", '%', '_', '\\', '"; --'])
      expect((await suggest(ctx, { field: 'person', typed, q: '' })).items).toEqual([]);
  });
});

describe('related', () => {
  test('others of the same person and account, newest first, with their counts', async () => {
    const own = await aWorkspace('analyst');
    const { id } = await aFinding(own, { person: 'ana@northwind.example', account: '2881' });
    for (let n = 0; n < 25; n++)
      await aFinding(own, {
        person: 'ana@northwind.example',
        status: n < 5 ? 'resolved' : 'new',
        createdAt: new Date(Date.UTC(2026, 0, n + 1)),
      });
    await aFinding(own, { account: '2881', kind: 'cloud_alert' });
    await aFinding(own, { resource: 'arn' });
    const { groups } = await relatedFindings(own, id);
    expect(groups.map(({ by, total, open, items }) => [by, total, open, items.length])).toEqual([
      ['person', 25, 20, 20],
      ['account', 1, 1, 1],
    ]);
    const times = groups[0]?.items.map(({ createdAt }) => Date.parse(createdAt)) ?? [];
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect((await countFindings(own, groups[0]?.query ?? '')).total).toBe(26);
  });

  test('another workspace’s finding is not found', async () => {
    const { id } = await aFinding(ctx);
    await expect(relatedFindings(await aWorkspace('analyst'), id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
