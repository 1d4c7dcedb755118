import { expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { countFindings } from './counts';
import { getFindingRow } from './detail';
import { listFindings } from './list';
import { setStatus } from './set-status';
import type { FindingPage } from './shapes';
import { snoozeFinding } from './snooze';
import { wakeDue } from './wake';

const until = new Date(Date.now() + 86_400_000).toISOString();
const idsOf = async (ctx: Ctx, q: string) => {
  const { items }: FindingPage = JSON.parse(await listFindings(ctx, { q, sort: '-severity', limit: 50 }));
  expect((await countFindings(ctx, q)).total, q).toBe(items.length);
  return items.map(({ id }) => id);
};
const timePasses = (id: string) =>
  asOwner("update finding_snooze set until = now() - interval '1 second' where finding_id = $1", [id]);
const vendorSays = (ctx: Ctx, id: string, set: string) =>
  asOwner(`update finding f set ${set} from (select set_config('onequeue.workspace', $2, true)) w where f.id = $1`, [
    id,
    ctx.workspaceId,
  ]);
const whyWoken = async (ctx: Ctx) =>
  (await auditOf(ctx)).filter(({ action }) => action === 'finding.wake').map(({ after }) => after);

async function aside(own: 'waiting' | null = null) {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx, { kind: 'cloud_alert', severity: 'medium' });
  if (own) await setStatus(ctx, { id, status: own, version: 1 });
  const { version } = await getFindingRow(ctx, id);
  const row = await snoozeFinding(ctx, { id, until, version });
  return { ctx, id, row };
}

test('put aside it is neither open nor closed, is found, and its target runs on', async () => {
  const { ctx, id, row } = await aside();
  expect(row).toMatchObject({ status: 'snoozed', closedAt: null, pausedAt: null });
  expect(Date.parse(row.snoozedUntil ?? '')).toBe(Date.parse(until));
  expect(row.dueAt).not.toBeNull();
  expect(await idsOf(ctx, 'is:open')).toEqual([]);
  expect(await idsOf(ctx, 'is:closed')).toEqual([]);
  expect(await idsOf(ctx, 'is:snoozed')).toEqual([id]);
  expect(await idsOf(ctx, 'status:snoozed')).toEqual([id]);
  const { items }: FindingPage = JSON.parse(await listFindings(ctx, { q: 'is:snoozed', sort: '-severity', limit: 1 }));
  expect(Date.parse(items[0]?.snoozedUntil ?? '')).toBe(Date.parse(until));
});

test('at its time, and not before, it is again what it was, with its record; asked for twice it still is', async () => {
  const { ctx, id, row } = await aside('waiting');
  await snoozeFinding(ctx, { id, until, version: row.version });
  await wakeDue(ctx);
  expect(await getFindingRow(ctx, id)).toMatchObject({ status: 'snoozed' });
  await timePasses(id);
  await wakeDue(ctx);
  expect(await getFindingRow(ctx, id)).toMatchObject({ status: 'waiting', ownStatus: 'waiting', snoozedUntil: null });
  expect(await whyWoken(ctx)).toEqual([{ why: 'time' }]);
});

test('it comes back when the vendor rates it worse or changes its status, and not when it is rated better', async () => {
  const better = await aside();
  await vendorSays(better.ctx, better.id, 'vendor_severity_code = 2');
  expect(await getFindingRow(better.ctx, better.id)).toMatchObject({ status: 'snoozed' });
  await vendorSays(better.ctx, better.id, 'vendor_severity_code = 6');
  expect(await getFindingRow(better.ctx, better.id)).toMatchObject({ status: 'new', ownStatus: null });
  expect(await whyWoken(better.ctx)).toEqual([{ why: 'severity' }]);
  const moved = await aside();
  await vendorSays(moved.ctx, moved.id, "vendor_status_code = 5, vendor_status = 'Resolved'");
  expect(await getFindingRow(moved.ctx, moved.id)).toMatchObject({ status: 'resolved', snoozedUntil: null });
  expect(await whyWoken(moved.ctx)).toEqual([{ why: 'resolved' }]);
});

test('brought back by hand it is what it was; what was moved on meanwhile is left as it was put', async () => {
  const asked = await aside();
  expect(await snoozeFinding(asked.ctx, { id: asked.id, until: null, version: asked.row.version })).toMatchObject({
    status: 'new',
    ownStatus: null,
    version: asked.row.version + 1,
  });
  const moved = await aside();
  await setStatus(moved.ctx, { id: moved.id, status: 'accepted', version: moved.row.version });
  await timePasses(moved.id);
  await wakeDue(moved.ctx);
  expect(await getFindingRow(moved.ctx, moved.id)).toMatchObject({ status: 'accepted' });
  expect(await whyWoken(moved.ctx)).toEqual([]);
});

test('what we closed comes back open when it is put aside; what its vendor closed stays closed', async () => {
  const { ctx, id, row } = await aside('waiting');
  const closed = await setStatus(ctx, { id, status: 'accepted', version: row.version });
  expect(await snoozeFinding(ctx, { id, until, version: closed.version })).toMatchObject({ status: 'snoozed' });
  await timePasses(id);
  await wakeDue(ctx);
  expect(await getFindingRow(ctx, id)).toMatchObject({ status: 'waiting' });
  await vendorSays(ctx, id, "vendor_status_code = 5, vendor_status = 'Resolved'");
  const { version } = await getFindingRow(ctx, id);
  await expect(snoozeFinding(ctx, { id, until, version })).rejects.toMatchObject({ code: 'not_possible' });
});

test('a time that is past, or more than a year ahead, is refused by name', async () => {
  const { ctx, id, row } = await aside();
  for (const days of [-1, 400]) {
    const wrong = new Date(Date.now() + days * 86_400_000).toISOString();
    const asked = snoozeFinding(ctx, { id, until: wrong, version: row.version });
    await expect(asked).rejects.toMatchObject({ code: 'bad_input', fields: { until: expect.any(String) } });
  }
});
