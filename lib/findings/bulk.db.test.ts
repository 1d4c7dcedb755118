import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { changeMany } from './bulk';
import { manyFindings } from './many';
import { BulkBody } from './schema';

test('each finding says what came of it, and only what was done is in the audit log', async () => {
  const ctx = await aWorkspace('analyst');
  const stranger = await aFinding(await aWorkspace('analyst'), { kind: 'cloud_alert' });
  const [fresh, stale, done, dlp] = await Promise.all([
    aFinding(ctx, { kind: 'cloud_alert' }),
    aFinding(ctx, { kind: 'cloud_alert' }),
    aFinding(ctx, { kind: 'cloud_alert' }),
    aFinding(ctx, { kind: 'dlp_incident' }),
  ]);
  await asOwner('update finding set version = 4 where id = $1', [stale.id]);
  await asOwner('update finding set own_status = 5 where id = $1', [done.id]);
  const ids = [dlp, stranger, stale, fresh, done].map(({ id }) => id);
  const body = BulkBody.parse({
    ids,
    change: { type: 'status', status: 'resolved' },
    versions: { [stale.id]: 1, [fresh.id]: 1 },
  });
  const { results, done: count } = await changeMany(ctx, body);
  expect(results.map(({ result, version }) => [result, version])).toEqual([
    ['not_possible', 1],
    ['not_found', null],
    ['conflict', 4],
    ['done', 2],
    ['unchanged', 1],
  ]);
  expect(results.map(({ id }) => id)).toEqual(ids);
  expect(count).toBe(1);
  expect((await auditOf(ctx)).map(({ subject_id }) => subject_id)).toEqual([fresh.id]);
});

test.each([
  [{ type: 'assign', ownerId: 'me' }],
  [{ type: 'severity', severity: 'low' }],
  [{ type: 'verdict', verdict: 'benign', reason: 'Known.' }],
  [{ type: 'note', body: 'Looked at.' }],
  [{ type: 'label.add', label: 'campaign' }],
])('500 at once: %o', async (change) => {
  const ctx = await aWorkspace('analyst');
  const { id: cloud } = await aConnection(ctx, 'zscaler-posture');
  const ids = await manyFindings(asOwner, {
    workspaceId: ctx.workspaceId,
    connections: { cloud_alert: cloud },
    count: 500,
  });
  const { done } = await changeMany(ctx, BulkBody.parse({ ids, change }));
  expect(done).toBe(500);
  const audit = await auditOf(ctx);
  expect(audit.map(({ seq }) => seq)).toEqual(Array.from({ length: 500 }, (_, at) => at + 1));
  expect(new Set(audit.map(({ subject_id }) => subject_id))).toEqual(new Set(ids));
});

test('two bulks over the same findings in opposite order end, and every change is recorded once', async () => {
  const ctx = await aWorkspace('analyst');
  const other = await aColleague(ctx, 'analyst');
  const { id: cloud } = await aConnection(ctx, 'zscaler-posture');
  const ids = await manyFindings(asOwner, {
    workspaceId: ctx.workspaceId,
    connections: { cloud_alert: cloud },
    count: 100,
  });
  const change = { type: 'assign', ownerId: 'me' };
  const both = await Promise.all([
    changeMany(ctx, BulkBody.parse({ ids, change })),
    changeMany(other, BulkBody.parse({ ids: [...ids].reverse(), change })),
  ]);
  expect(both.map(({ done }) => done)).toEqual([100, 100]);
  expect(await auditOf(ctx)).toHaveLength(200);
});

test('an owner nobody knows refuses the whole bulk', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx);
  const body = BulkBody.parse({ ids: [id], change: { type: 'assign', ownerId: crypto.randomUUID() } });
  await expect(changeMany(ctx, body)).rejects.toMatchObject({ code: 'bad_input' });
});

test.each([
  { ids: [], change: { type: 'note', body: 'x' } },
  { ids: ['not-an-id'], change: { type: 'note', body: 'x' } },
  { ids: [crypto.randomUUID()], change: { type: 'drop' } },
  { ids: [crypto.randomUUID()], change: { type: 'status', status: 'unknown' } },
  { ids: [crypto.randomUUID()], change: { type: 'note', body: ' ' } },
  { ids: [crypto.randomUUID()], change: { type: 'note', body: 'a\u0000b' } },
  { ids: Array.from({ length: 501 }, () => crypto.randomUUID()), change: { type: 'note', body: 'x' } },
  {
    ids: ['0198c0de-0000-7000-8000-000000000001', '0198C0DE-0000-7000-8000-000000000001'],
    change: { type: 'note', body: 'x' },
  },
])('a body that is not right is refused: %o', (body) => {
  expect(BulkBody.safeParse(body).success).toBe(false);
});
