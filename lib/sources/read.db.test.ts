import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aFinding, aWorkspace } from '@/lib/db/testing';
import { whenHeld } from '@/lib/held/held';
import { listSources } from './read';

test('what the sync wrote about itself is what the lists say', async () => {
  const ctx = await aWorkspace('manager');
  const { id } = await aConnection(ctx, 'lacework-edge', { name: 'global' });
  await aFinding(ctx, { connectionId: id, kind: 'edge_alert' });
  const gone = await aFinding(ctx, { connectionId: id, kind: 'edge_alert' });
  await asOwner('update finding set gone_at = now() where id = $1', [gone.id]);
  await asOwner(
    `insert into sync_stream (workspace_id, connection_id, noun, stream, state, due_at, last_success_at, last_nonempty_at, vendor_total, odd, seen)
     values ($1, $2, 'finding', 'head', 'complete', now() + interval '20 s', now() - interval '10 s', now() - interval '1 h', 7, 2, 9)`,
    [ctx.workspaceId, id],
  );
  await asOwner(
    `insert into sync_stream (workspace_id, connection_id, noun, stream, state, due_at, last_error, failures, windows_done, windows_total)
     values ($1, $2, 'finding', 'backfill', 'failed', now() + interval '10 s',
       '{"at": "2026-11-22T00:41:00.000Z", "code": "down", "message": "Edge did not answer.", "vendorMessage": "busy"}', 3, 5, 90)`,
    [ctx.workspaceId, id],
  );
  const { sources } = await listSources(ctx, { counts: true });
  expect(sources).toHaveLength(1);
  expect(sources[0]).toMatchObject({
    name: 'global',
    word: 'failing',
    percent: 5,
    message: 'global: Edge did not answer. It said: busy',
    totals: [{ noun: 'finding', stored: 1, vendorTotal: 7, odd: 2 }],
    streams: [
      { stream: 'backfill', word: 'failing', errorAt: '2026-11-22T00:41:00.000Z', failures: 3, everyMs: null },
      { stream: 'head', word: 'fresh', everyMs: 30_000, error: null, seen: 9, odd: 2 },
    ],
  });
  expect(Object.keys(sources[0]?.streams[0] ?? {})).not.toContain('beganAt');
  expect(Date.parse(sources[0]?.asOf ?? '')).toBeLessThan(Date.now());
});

test('what the vendor counted of the past is held against what is here of the same past', async () => {
  const ctx = await aWorkspace('manager');
  const { id } = await aConnection(ctx, 'lacework-edge');
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  const [from, next, to] = [ago(180), ago(30), ago(1)];
  for (const days of [0, 10, 20, 90]) {
    await aFinding(ctx, { connectionId: id, kind: 'edge_alert', createdAt: ago(days) });
  }
  const gone = await aFinding(ctx, { connectionId: id, kind: 'edge_alert', createdAt: ago(5) });
  await asOwner('update finding set gone_at = now() where id = $1', [gone.id]);
  await asOwner(
    `insert into sync_stream (workspace_id, connection_id, noun, stream, state, vendor_total, cursor)
     values ($1, $2, 'finding', 'head', 'complete', null, '{}'), ($1, $2, 'finding', 'backfill', 'running', 5, $3)`,
    [ctx.workspaceId, id, { from, next, to }],
  );
  const totals = async () => (await listSources(ctx, { counts: true })).sources[0]?.totals;
  // Five were counted between `next` and `to`; three of them came here, one of which is gone since.
  expect(await totals()).toEqual([{ noun: 'finding', stored: 4, vendorTotal: 6, odd: 0 }]);
  // The same by what this process holds, what changes meanwhile included.
  await whenHeld(ctx);
  expect(await totals()).toEqual([{ noun: 'finding', stored: 4, vendorTotal: 6, odd: 0 }]);
  await asOwner("update sync_stream set vendor_total = 3 where connection_id = $1 and stream = 'backfill'", [id]);
  expect(await totals()).toEqual([{ noun: 'finding', stored: 4, vendorTotal: 4, odd: 0 }]);
  const late = await aFinding(ctx, { connectionId: id, kind: 'edge_alert', createdAt: ago(1.5) });
  await asOwner("update sync_stream set vendor_total = 5 where connection_id = $1 and stream = 'backfill'", [id]);
  expect(await totals()).toEqual([{ noun: 'finding', stored: 5, vendorTotal: 6, odd: 0 }]);
  await asOwner('update finding set gone_at = now() where id = $1', [late.id]);
  expect(await totals()).toEqual([{ noun: 'finding', stored: 4, vendorTotal: 5, odd: 0 }]);
});

test('a past that has not begun has nothing behind it, by either way of counting', async () => {
  const ctx = await aWorkspace('manager');
  const { id } = await aConnection(ctx, 'lacework-edge');
  await aFinding(ctx, { connectionId: id, kind: 'edge_alert' });
  await asOwner(
    `insert into sync_stream (workspace_id, connection_id, noun, stream, state, vendor_total, cursor)
     values ($1, $2, 'finding', 'backfill', 'running', 5, '{"to": "2099-01-01T00:00:00Z"}')`,
    [ctx.workspaceId, id],
  );
  const totals = async () => (await listSources(ctx, { counts: true })).sources[0]?.totals;
  expect(await totals()).toEqual([{ noun: 'finding', stored: 1, vendorTotal: 6, odd: 0 }]);
  await whenHeld(ctx);
  expect(await totals()).toEqual([{ noun: 'finding', stored: 1, vendorTotal: 6, odd: 0 }]);
});

test('what could not be read is told by its reason, and a backfill by how far it is', async () => {
  const ctx = await aWorkspace('manager');
  const { id } = await aConnection(ctx, 'lacework-edge');
  const odd = async (externalId: string, reason: string) =>
    asOwner(
      `insert into odd_record (workspace_id, connection_id, noun, external_id, reason) values ($1, $2, 'finding', $3, $4)`,
      [ctx.workspaceId, id, externalId, reason],
    );
  await odd('a', 'status: expected a number');
  await odd('b', 'status: expected a number');
  await odd('c', 'uuid: missing');
  const range = { from: '2026-06-01T00:00:00Z', to: '2026-11-28T00:00:00Z', next: '2026-10-04T00:00:00Z' };
  await asOwner(
    `insert into sync_stream (workspace_id, connection_id, noun, stream, state, cursor, windows_done, windows_total)
     values ($1, $2, 'finding', 'backfill', 'running', $3, 55, 180)`,
    [ctx.workspaceId, id, range],
  );
  const [source] = (await listSources(ctx, { counts: true })).sources;
  expect(source?.drift).toMatchObject([
    { noun: 'finding', reason: 'status: expected a number', count: 2 },
    { noun: 'finding', reason: 'uuid: missing', count: 1 },
  ]);
  expect(source?.streams[0]).toMatchObject({ range, windowsDone: 55, windowsTotal: 180 });
});

test('a removed connection is not among the sources, a disabled one is, and another workspace’s never', async () => {
  const ctx = await aWorkspace('analyst');
  const [off, away] = [await aConnection(ctx), await aConnection(ctx)];
  await asOwner("update connection set state = 'disabled' where id = $1", [off.id]);
  await asOwner("update connection set state = 'removed' where id = $1", [away.id]);
  expect((await listSources(ctx)).sources).toMatchObject([{ id: off.id, word: 'disabled', totals: null }]);
  expect((await listSources(await aWorkspace('analyst'))).sources).toEqual([]);
});
