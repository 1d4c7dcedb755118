import { describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { countFindings } from './counts';
import { getFinding, getFindingRow } from './detail';
import { listFindings } from './list';
import { mergeFindings } from './merge';
import { mergedFindings } from './merged';
import { MOST_MERGED } from './schema';
import { setStatus } from './set-status';
import type { FindingDetail, FindingPage } from './shapes';
import { snoozeFinding } from './snooze';
import { splitFindings } from './split';
import { wakeDue } from './wake';

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();
const VERBS = [
  [
    'merge',
    (ctx: Ctx, { leader, one }: Pair, version = 1) =>
      mergeFindings(ctx, { ...into(leader, one), versions: { [one]: version } }),
  ],
  [
    'split',
    (ctx: Ctx, { leader, one }: Pair, version = 2) =>
      splitFindings(ctx, { ...into(leader, one), versions: { [one]: version } }),
  ],
] as const;
type Pair = { leader: string; one: string };

const into = (id: string, ...ids: string[]) => ({ id, ids, versions: {} });
const idsOf = async (ctx: Ctx, q: string) => {
  const { items }: FindingPage = JSON.parse(await listFindings(ctx, { q, sort: '-severity', limit: 50 }));
  expect((await countFindings(ctx, q)).total, q).toBe(items.length);
  return items.map(({ id }) => id).sort();
};
const detail = async (ctx: Ctx, id: string): Promise<FindingDetail> => JSON.parse(await getFinding(ctx, id));
const vendorSays = (ctx: Ctx, id: string, set: string) =>
  asOwner(`update finding f set ${set} from (select set_config('onequeue.workspace', $2, true)) w where f.id = $1`, [
    id,
    ctx.workspaceId,
  ]);

/** A finding and one of another vendor about the same event. */
async function aPair(verb: 'merge' | 'split' = 'merge') {
  const ctx = await aWorkspace('analyst');
  const { id: leader } = await aFinding(ctx, { kind: 'dlp_incident', title: 'Payroll was shared outside' });
  const { id: one } = await aFinding(ctx, { kind: 'edge_alert', title: 'Upload of payroll.xlsx', severity: 'medium' });
  if (verb === 'split') await mergeFindings(ctx, into(leader, one));
  return { ctx, leader, one };
}

describe.each(VERBS)('%s', (name, verb) => {
  const before = name === 'merge' ? 0 : 2;

  test('it is done, and both timelines say so, with who and what', async () => {
    const { ctx, leader, one } = await aPair(name);
    expect(await verb(ctx, { leader, one })).toMatchObject({ done: 1, results: [{ id: one, result: 'done' }] });
    const [ofLeader, ofOne] = (await auditOf(ctx)).slice(before);
    const named = { id: leader, name: 'Payroll was shared outside' };
    const counts = name === 'merge' ? [0, 1] : [1, 0];
    expect(ofLeader).toMatchObject({
      action: name === 'merge' ? 'finding.merge_in' : 'finding.split_out',
      subject_id: leader,
      actor: ctx.actor.name,
      before: { merged: counts[0] },
      after: { merged: counts[1], findings: [{ id: one, name: 'Upload of payroll.xlsx' }] },
    });
    expect(ofOne).toMatchObject({
      action: `finding.${name}`,
      subject_id: one,
      before: { into: name === 'merge' ? null : named },
      after: { into: name === 'merge' ? named : null },
    });
    for (const id of [leader, one]) {
      const { timeline } = await detail(ctx, id);
      expect(timeline.filter(({ what }) => what.startsWith(`finding.${name}`))).toHaveLength(1);
    }
  });

  test('another workspace’s findings are not found, on either side, and stay as they are', async () => {
    const { ctx, leader, one } = await aPair(name);
    const stranger = await aWorkspace('analyst');
    const theirs = (await aFinding(stranger)).id;
    await expect(verb(stranger, { leader, one })).rejects.toMatchObject({ code: 'not_found' });
    expect(await verb(stranger, { leader: theirs, one })).toMatchObject({
      results: [{ result: 'not_found' }],
      done: 0,
    });
    expect(await verb(ctx, { leader, one: theirs })).toMatchObject({ results: [{ result: 'not_found' }] });
    expect(await auditOf(stranger)).toEqual([]);
    expect(await auditOf(ctx)).toHaveLength(before);
  });

  test('a manager may not', async () => {
    const { ctx, leader, one } = await aPair(name);
    await expect(verb(await aColleague(ctx, 'manager'), { leader, one })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await auditOf(ctx)).toHaveLength(before);
  });

  test('a stale version is a conflict and changes nothing; of two at once one is done', async () => {
    const { ctx, leader, one } = await aPair(name);
    expect(await verb(ctx, { leader, one }, 7)).toMatchObject({ done: 0, results: [{ result: 'conflict' }] });
    expect(await auditOf(ctx)).toHaveLength(before);
    const both = await Promise.all([
      verb(ctx, { leader, one }),
      verb(await aColleague(ctx, 'analyst'), { leader, one }),
    ]);
    expect(both.map(({ results }) => results[0]?.result).sort()).toEqual(['conflict', 'done']);
    expect(await auditOf(ctx)).toHaveLength(before + 2);
  });
});

test('merged it is neither open nor closed, is found, and the leading one says for how many it stands', async () => {
  const { ctx, leader, one } = await aPair();
  const { id: two } = await aFinding(ctx, { kind: 'cloud_alert', severity: 'critical' });
  const { dueAt } = await getFindingRow(ctx, one);
  await mergeFindings(ctx, into(leader, one, two));
  expect(await idsOf(ctx, 'is:open')).toEqual([leader]);
  expect(await idsOf(ctx, 'is:closed')).toEqual([]);
  expect(await idsOf(ctx, 'is:merged')).toEqual([one, two].sort());
  const aside: FindingPage = JSON.parse(await listFindings(ctx, { q: 'is:merged', sort: '-severity', limit: 5 }));
  expect(aside.items.map(({ mergedInto }) => mergedInto?.id)).toEqual([leader, leader]);
  expect(await idsOf(ctx, 'status:merged')).toEqual([one, two].sort());
  const { items }: FindingPage = JSON.parse(await listFindings(ctx, { q: 'is:open', sort: '-severity', limit: 5 }));
  expect(items[0]).toMatchObject({ id: leader, merged: { count: 2, worst: 'critical' } });
  expect(await getFindingRow(ctx, leader)).toMatchObject({ merged: { count: 2, worst: 'critical' } });
  expect(await detail(ctx, one)).toMatchObject({
    status: 'merged',
    merged: null,
    dueAt: null,
    mergedInto: { id: leader, title: 'Payroll was shared outside' },
    merge: { leaderStatus: 'new', by: { id: ctx.actor.userId }, at: expect.any(String) },
  });
  expect((await mergedFindings(ctx, leader)).items).toMatchObject([
    { finding: { id: two, severity: 'critical', version: 2 }, by: { id: ctx.actor.userId } },
    { finding: { id: one, tenant: { vendor: 'lacework-edge' } } },
  ]);
  // All of them at once; the clock ran on meanwhile.
  expect(await splitFindings(ctx, { id: leader, ids: 'all', versions: {} })).toMatchObject({ done: 2 });
  expect(await idsOf(ctx, 'is:open')).toEqual([leader, one, two].sort());
  expect(await getFindingRow(ctx, one)).toMatchObject({ status: 'new', ownStatus: null, dueAt, version: 3 });
  expect(await getFindingRow(ctx, leader)).toMatchObject({ merged: null, version: 1 });
});

test('what cannot lead is refused by name: itself, a merged one, a closed one, and with it every circle', async () => {
  const { ctx, leader, one } = await aPair('split');
  const { id: other } = await aFinding(ctx, { kind: 'cloud_alert' });
  const named = (field: string) => ({ fields: { [field]: expect.any(String) } });
  await expect(mergeFindings(ctx, into(leader, other, leader))).rejects.toMatchObject({
    code: 'bad_input',
    ...named('ids'),
  });
  await expect(mergeFindings(ctx, into(one, other))).rejects.toMatchObject({ code: 'not_possible', ...named('id') });
  await expect(mergeFindings(ctx, into(one, leader))).rejects.toMatchObject({ code: 'not_possible', ...named('id') });
  expect((await mergeFindings(ctx, into(other, leader, one))).results).toMatchObject([
    { result: 'not_possible', message: expect.stringMatching(/^One is merged into it/) },
    { result: 'not_possible', message: expect.stringMatching(/into “Payroll was shared outside”/) },
  ]);
  expect((await mergeFindings(ctx, into(leader, one))).results).toMatchObject([{ result: 'unchanged' }]);
  await setStatus(ctx, { id: other, status: 'resolved', version: 1 });
  const { id: last } = await aFinding(ctx);
  await expect(mergeFindings(ctx, into(other, last))).rejects.toMatchObject({ code: 'not_possible', ...named('id') });
});

test('two that are merged into each other at once do not both follow', async () => {
  const { ctx, leader, one } = await aPair();
  const both = await Promise.allSettled([mergeFindings(ctx, into(leader, one)), mergeFindings(ctx, into(one, leader))]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'not_possible' } });
  expect(await idsOf(ctx, 'is:merged')).toHaveLength(1);
});

test('one stands for so many and no more', async () => {
  const { ctx, leader, one } = await aPair();
  const ids: string[] = [];
  for (let n = 0; n < MOST_MERGED; n++)
    ids.push((await aFinding(ctx, { connectionId: (await detail(ctx, leader)).tenant.id })).id);
  await mergeFindings(ctx, into(leader, ...ids));
  await expect(mergeFindings(ctx, into(leader, one))).rejects.toMatchObject({
    code: 'bad_input',
    fields: { ids: expect.stringMatching(/^At most 200/) },
  });
});

test('what its vendor says later is kept up to date and shows it not again; what the vendor resolves is resolved', async () => {
  const { ctx, leader, one } = await aPair();
  const { id: waiting } = await aFinding(ctx, { kind: 'cloud_alert' });
  await setStatus(ctx, { id: waiting, status: 'waiting', version: 1 });
  await mergeFindings(ctx, into(leader, one, waiting));
  await vendorSays(ctx, one, "vendor_severity_code = 6, vendor_status_code = 2, vendor_status = 'Open'");
  expect(await getFindingRow(ctx, one)).toMatchObject({ status: 'merged', severity: 'critical', vendorStatus: 'Open' });
  expect(await getFindingRow(ctx, leader)).toMatchObject({ merged: { worst: 'critical' } });
  await vendorSays(ctx, one, "vendor_status_code = 5, vendor_status = 'Resolved'");
  expect(await getFindingRow(ctx, one)).toMatchObject({ status: 'resolved' });
  expect(await getFindingRow(ctx, leader)).toMatchObject({ merged: { count: 2, worst: 'high' } });
  await vendorSays(ctx, one, "vendor_status_code = 1, vendor_status = 'New'");
  expect(await getFindingRow(ctx, one)).toMatchObject({ status: 'merged' });
  // A winner is set: the status of ours that waits for the split is held against the vendor's word.
  await asOwner(`insert into acting_rules (workspace_id, winners) values ($1, '{"posture.status":"vendor"}')`, [
    ctx.workspaceId,
  ]);
  await vendorSays(ctx, waiting, "vendor_status_code = 2, vendor_status = 'Open'");
  expect(await getFindingRow(ctx, waiting)).toMatchObject({ status: 'merged' });
  await splitFindings(ctx, { id: leader, ids: 'all', versions: {} });
  expect(await getFindingRow(ctx, waiting)).toMatchObject({ status: 'in_progress', ownStatus: null });
});

test('while it is merged it is not shown again by a status or a snooze, and can be closed; then it stays closed', async () => {
  const { ctx, leader } = await aPair();
  const { id } = await aFinding(ctx, { kind: 'cloud_alert' });
  await mergeFindings(ctx, into(leader, id));
  for (const status of ['in_progress', 'new', 'waiting'] as const)
    await expect(setStatus(ctx, { id, status, version: 2 })).rejects.toMatchObject({ code: 'not_possible' });
  await expect(snoozeFinding(ctx, { id, until: TOMORROW, version: 2 })).rejects.toMatchObject({ code: 'not_possible' });
  expect(await setStatus(ctx, { id, status: null, version: 2 })).toMatchObject({ status: 'merged', version: 2 });
  expect(await setStatus(ctx, { id, status: 'resolved', version: 2 })).toMatchObject({ status: 'resolved' });
  // Taken back, it is what it was: merged.
  expect(await setStatus(ctx, { id, status: null, version: 3 })).toMatchObject({ status: 'merged', closedAt: null });
  await setStatus(ctx, { id, status: 'resolved', version: 4 });
  await splitFindings(ctx, into(leader, id));
  expect(await getFindingRow(ctx, id)).toMatchObject({ status: 'resolved', ownStatus: 'resolved' });
});

test('a snooze ends with it, and its time shows nothing again', async () => {
  const { ctx, leader, one } = await aPair();
  await setStatus(ctx, { id: one, status: 'waiting', version: 1 });
  await snoozeFinding(ctx, { id: one, until: TOMORROW, version: 2 });
  await mergeFindings(ctx, into(leader, one));
  await wakeDue(ctx);
  expect(await getFindingRow(ctx, one)).toMatchObject({ status: 'merged', snoozedUntil: null });
  await splitFindings(ctx, into(leader, one));
  expect(await getFindingRow(ctx, one)).toMatchObject({ status: 'waiting', ownStatus: 'waiting' });
});
