import { expect, test } from 'vitest';
import { rows } from '@/lib/db/rows';
import { asOwner } from '@/lib/db/test-database';
import { auditOf, aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import { writeAudit } from './write';

const subject = { kind: 'finding', id: 'one' };

test('a record outside a transaction is refused', async () => {
  const ctx = await aWorkspace('analyst');
  await expect(writeAudit(ctx, { action: 'finding.assign', subject })).rejects.toThrow('outside inTx');
});

test('a change that fails leaves no record', async () => {
  const ctx = await aWorkspace('analyst');
  const failing = inTx(ctx, async (ctx) => {
    await writeAudit(ctx, { action: 'finding.assign', subject });
    throw new Error('later');
  });
  await expect(failing).rejects.toThrow('later');
  expect(await auditOf(ctx)).toEqual([]);
});

test('records are numbered without a gap, even when written at once', async () => {
  const ctx = await aWorkspace('analyst');
  const write = (n: number) => inTx(ctx, (ctx) => writeAudit(ctx, { action: `a.${n}`, subject, after: { n } }));
  await Promise.all([1, 2, 3, 4, 5, 6].map(write));
  expect((await auditOf(ctx)).map((one) => one.seq)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await verify(ctx)).toBeNull();
});

test.each([
  ['edit', "update audit_event set after = '{}' where workspace_id = $1 and seq = 2", 2],
  ['delete', 'delete from audit_event where workspace_id = $1 and seq = 2', 2],
  ['cut tail', 'delete from audit_event where workspace_id = $1 and seq = 3', 3],
])('a tamper is found: %s', async (_name, sql, found) => {
  const ctx = await aWorkspace('analyst');
  await inTx(ctx, (ctx) => writeAudit(ctx, ...[1, 2, 3].map((n) => ({ action: `a.${n}`, subject, after: { n } }))));
  await asOwner(sql, [ctx.workspaceId]);
  expect(await verify(ctx)).toBe(found);
});

test('the web role can neither edit the chain nor see another workspace', async () => {
  const ctx = await aWorkspace('analyst');
  const other = await aWorkspace('analyst');
  await inTx(other, (ctx) => writeAudit(ctx, { action: 'a', subject }));
  expect(await rows(ctx, 'select * from audit_event')).toEqual([]);
  await expect(rows(ctx, 'delete from audit_event')).rejects.toThrow('permission denied');
  await expect(rows(ctx, 'select key from audit_key')).rejects.toThrow('permission denied');
});

async function verify(ctx: Parameters<typeof rows>[0]) {
  const [row] = await rows<{ bad: number | null }>(ctx, 'select audit_verify($1) as bad', [ctx.workspaceId]);
  return row?.bad;
}
