import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { whenHeld } from '@/lib/held/held';
import { cellsOf as cellsOfRow, type FindingCells } from './cells';
import { countFindings } from './counts';
import { exportFindings } from './export';
import { pageOf } from './list';
import { manyFindings } from './many';

async function cellsOf(parts: AsyncIterable<FindingCells>): Promise<FindingCells> {
  const all: FindingCells = [];
  for await (const rows of parts) all.push(...rows);
  return all;
}

test('all that match leave, each once, whatever is changed meanwhile; that they left is on record', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aConnection(ctx, 'zscaler-posture');
  await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections: { cloud_alert: id }, count: 5000 });
  const { total } = await countFindings(ctx, 'sev:>=medium');
  const parts = await exportFindings(ctx, { q: 'sev:>=medium' });
  const read = parts[Symbol.asyncIterator]();
  const [head] = (await read.next()).value ?? [];
  const found = ((await read.next()).value ?? []).map(([id]: FindingCells[number]) => id);
  // What the list is usually ordered by changes for all of them.
  await asOwner(
    'update finding set updated_at = now(), own_severity = 5 where workspace_id = $1 and severity in (4, 5, 6)',
    [ctx.workspaceId],
  );
  await aFinding(ctx, { connectionId: id, severity: 'critical' });
  for (let next = await read.next(); !next.done; next = await read.next()) found.push(...next.value.map(([id]) => id));
  expect(head?.slice(0, 6)).toEqual(['id', 'vendor id', 'source', 'tenant', 'kind', 'severity']);
  expect(found).toHaveLength(total);
  expect(new Set(found).size).toBe(total);
  expect(total).toBeGreaterThan(2000);
  expect((await auditOf(ctx)).at(-1)).toMatchObject({ action: 'finding.export', after: { q: 'sev:>=medium' } });
});

test.each([
  ['-verdict:test', 'known in memory'],
  ['-verdict:test -label:nobody-has-this', 'found by a walk'],
])('what does not match any more when its turn comes is not in the file: %s, %s', async (q) => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aConnection(ctx, 'zscaler-posture');
  await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections: { cloud_alert: id }, count: 9000 });
  await whenHeld(ctx);
  const read = (await exportFindings(ctx, { q }))[Symbol.asyncIterator]();
  const [head = []] = (await read.next()).value ?? [];
  const lines = [...((await read.next()).value ?? [])];
  await asOwner('update finding set verdict = 6 where workspace_id = $1', [ctx.workspaceId]);
  for (let next = await read.next(); !next.done; next = await read.next()) lines.push(...next.value);
  expect(lines.length).toBeLessThan(6001);
  const verdict = head.indexOf('verdict');
  expect(lines.filter((line) => line[verdict] === 'test')).toEqual([]);
});

test('a line of the file is the same finding as in the list', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aConnection(ctx, 'zscaler-posture', { name: 'aws' });
  const owners = [ctx.actor.userId];
  await manyFindings(asOwner, { workspaceId: ctx.workspaceId, connections: { cloud_alert: id }, owners, count: 400 });
  const { rows } = await pageOf(ctx, { q: '', sort: '-created', limit: 1000 }, null);
  const [, ...lines] = await cellsOf(await exportFindings(ctx, { q: '' }));
  expect(lines).toHaveLength(400);
  expect(lines).toEqual(rows.map(cellsOfRow));
});

test('another workspace has none of it, and a query that cannot be read leaves no record', async () => {
  const ctx = await aWorkspace('manager');
  await aFinding(await aWorkspace('analyst'));
  expect(await cellsOf(await exportFindings(ctx, { q: '' }))).toHaveLength(1);
  await expect(exportFindings(ctx, { q: 'sev:>=' })).rejects.toMatchObject({ code: 'bad_input' });
  expect(await auditOf(ctx)).toHaveLength(1);
});
