import { expect, test } from 'vitest';
import { foldQuery } from '@/components/folds/fold-text';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { getFinding, getFindingRow } from '@/lib/findings/detail';
import { listFindings } from '@/lib/findings/list';
import { mergeFindings } from '@/lib/findings/merge';
import { setStatus } from '@/lib/findings/set-status';
import type { FindingDetail, FindingPage } from '@/lib/findings/shapes';
import { snoozeFinding } from '@/lib/findings/snooze';
import { acceptFold } from './accept';
import { moveFolds } from './move';
import { listFolds } from './read';
import { reopenDue } from './reopen';
import { takeBackFold } from './take-back';
import {
  ACCOUNT,
  addsUp,
  aFold,
  inDays,
  POLICY,
  recordsOf,
  statusesOf,
  tabOf,
  tick,
  timePasses,
  total,
  until,
  vendorRates,
} from './testing';

test('a fold says how many resources are open of all that ever had an alert, and its query finds exactly these', async () => {
  const { ctx, connectionId, alert } = await aFold();
  await alert(0, { status: 'resolved', severity: 'critical' });
  await alert(7, { status: 'resolved' });
  await alert(8, { account: '2', severity: 'low' });
  await alert(9, { policy: null });
  const page = await listFolds(ctx, { tab: 'open', text: '' });
  expect(page).toMatchObject({ total: 2, tabs: { open: 2, reopened: 0, accepted: 0 }, loose: { count: 1 } });
  expect(page.items[0]).toMatchObject({
    policy: POLICY,
    account: ACCOUNT,
    title: 'Delivery status logging is off',
    severity: 'high',
    resources: { open: 2, all: 3 },
    findings: { open: 2, accepted: 0, snoozed: 0, suppressed: 0, resolved: 2, total: 4 },
    fresh: 2,
    acceptance: null,
  });
  expect(
    await total(
      ctx,
      foldQuery({ tenant: { id: connectionId, name: 'aws prod', vendor: '' }, policy: POLICY, account: ACCOUNT }),
    ),
  ).toBe(4);
  expect(await total(ctx, page.loose.query)).toBe(1);
  for (const text of ['delivery STATUS', '00277', ACCOUNT])
    expect((await listFolds(ctx, { tab: 'open', text })).items[0], text).toMatchObject({ policy: POLICY });
  expect((await listFolds(ctx, { tab: 'open', text: 'no such' })).total).toBe(0);
});

test('accepted, its findings leave the queue with a record each, are found and counted, and say until when', async () => {
  const { ctx, ids, accept } = await aFold();
  const fold = await accept();
  expect(fold).toMatchObject({
    findings: { open: 0, accepted: 2 },
    acceptance: {
      state: 'active',
      reason: 'Test topics only.',
      owner: { id: ctx.actor.userId },
      severity: 'high',
      findings: 2,
      moving: false,
      version: 1,
    },
  });
  expect(await total(ctx, 'is:open')).toBe(0);
  expect(await total(ctx, 'is:accepted')).toBe(2);
  await addsUp(ctx);
  expect(await tabOf(ctx, 'open')).toEqual([]);
  expect(await tabOf(ctx, 'accepted')).toMatchObject([{ policy: POLICY }]);
  const { items }: FindingPage = JSON.parse(
    await listFindings(ctx, { q: 'is:accepted', sort: '-severity', limit: 20 }),
  );
  expect(items.map(({ fold }) => fold?.state)).toEqual(['accepted', 'accepted']);
  const detail: FindingDetail = JSON.parse(await getFinding(ctx, ids[0] ?? ''));
  expect(detail).toMatchObject({ fold: { state: 'accepted' }, acceptance: { reason: 'Test topics only.' } });
  expect(detail.timeline).toContainEqual(
    expect.objectContaining({ what: 'finding.accept_fold', actor: ctx.actor.name }),
  );
  expect((await auditOf(ctx)).map(({ action }) => action)).toEqual([
    'fold.accept',
    'finding.accept_fold',
    'finding.accept_fold',
  ]);
});

test('a new resource re-opens it, once, and it says which; a resolved one, or one of another account, does not', async () => {
  const { ctx, alert, ids, accept } = await aFold();
  await accept();
  await alert(1, { status: 'resolved' });
  await alert(2, { account: '2' });
  await tick(ctx);
  expect(await statusesOf(ctx, ids)).toEqual(['accepted', 'accepted']);
  const added = await alert(3, { severity: 'low' });
  await tick(ctx);
  await tick(ctx);
  expect(await statusesOf(ctx, [...ids, added.id])).toEqual(['new', 'new', 'new']);
  const resource = `arn:aws:sns:us-east-1:${ACCOUNT}:topic-3`;
  expect(await recordsOf(ctx, 'fold.reopen')).toEqual([{ why: 'new_resource', finding: added.id, resource }]);
  expect(await recordsOf(ctx, 'finding.reopen_fold')).toMatchObject([{ why: 'new_resource' }, { why: 'new_resource' }]);
  expect(await tabOf(ctx, 'reopened')).toMatchObject([
    {
      findings: { open: 3, accepted: 0 },
      acceptance: { state: 'reopened', reopened: { why: 'new_resource', finding: { id: added.id, name: resource } } },
    },
  ]);
  const { items }: FindingPage = JSON.parse(
    await listFindings(ctx, { q: `id:${ids[0]}`, sort: '-severity', limit: 1 }),
  );
  expect(items[0]?.fold).toMatchObject({ state: 'reopened', why: 'new_resource' });
  await addsUp(ctx);
});

test('a rise in severity re-opens it, once, whoever says so; a fall does not', async () => {
  const { ctx, ids, accept } = await aFold();
  const [high = '', medium = ''] = ids;
  await accept();
  await vendorRates(ctx, high, 3);
  await vendorRates(ctx, high, 5);
  await tick(ctx);
  expect(await statusesOf(ctx, ids)).toEqual(['accepted', 'accepted']);
  await vendorRates(ctx, medium, 5);
  await tick(ctx);
  await vendorRates(ctx, medium, 6);
  await tick(ctx);
  expect(await statusesOf(ctx, ids)).toEqual(['new', 'new']);
  expect(await recordsOf(ctx, 'fold.reopen')).toMatchObject([{ why: 'severity', finding: medium }]);
});

test('its time being up re-opens it, once, also where no worker ran at that time; each finding is what it was before', async () => {
  const { ctx, ids, alert, accept } = await aFold();
  const [first = '', second = ''] = ids;
  const third = (await alert(3)).id;
  await setStatus(ctx, { id: first, status: 'waiting', version: 1 });
  await setStatus(ctx, { id: second, status: 'accepted', version: 1 });
  await snoozeFinding(ctx, { id: third, until, version: 1 });
  const fourth = (await alert(4)).id;
  await asOwner('update finding set own_status = 7 where id = $1', [fourth]);
  await accept();
  await addsUp(ctx);
  const all = [...ids, third, fourth];
  expect(await statusesOf(ctx, all)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  await timePasses(ctx);
  await Promise.all([tick(ctx), tick(ctx)]);
  expect(await statusesOf(ctx, all)).toEqual(['waiting', 'accepted', 'new', 'new']);
  expect(await recordsOf(ctx, 'fold.reopen')).toEqual([{ why: 'expired', finding: null, resource: null }]);
  expect(await recordsOf(ctx, 'finding.reopen_fold')).toHaveLength(3);
  expect(await asOwner('select 1 from finding_snooze where workspace_id = $1', [ctx.workspaceId])).toEqual([]);
});

test('taken back by a person; what was moved on by hand meanwhile stays where it was put', async () => {
  const { ctx, ids, accept } = await aFold();
  const [first = '', second = ''] = ids;
  const fold = await accept();
  await setStatus(ctx, { id: first, status: 'in_progress', version: 2 });
  await tick(ctx);
  expect(await statusesOf(ctx, ids)).toEqual(['in_progress', 'accepted']);
  const { id = '', version = 0 } = fold.acceptance ?? {};
  expect(await takeBackFold(ctx, { id, version })).toMatchObject({
    findings: { open: 2 },
    acceptance: { state: 'reopened', reopened: { why: 'taken_back', finding: null } },
  });
  expect(await statusesOf(ctx, ids)).toEqual(['in_progress', 'new']);
  expect((await getFindingRow(ctx, second)).fold).toBeNull();
  expect(await tabOf(ctx, 'reopened')).toEqual([]);
  await expect(takeBackFold(ctx, { id, version: version + 1 })).rejects.toMatchObject({ code: 'not_possible' });
});

test('a large fold leaves in parts, its sums right after each, and goes on where a killed worker left it', async () => {
  const { ctx, ids, accept } = await aFold();
  await asOwner(
    `insert into finding (workspace_id, id, connection_id, source, kind, external_id, title, description, vendor_severity_code,
       vendor_status_code, account_id, policy_id, created_at, updated_at, hash)
     select workspace_id, gen_random_uuid(), connection_id, source, kind, 'many-' || n, title, '', 4, 1, account_id, policy_id,
       created_at, updated_at, '\\x00' from finding, generate_series(1, 600) n where id = $1`,
    [ids[0]],
  );
  const fold = await accept();
  expect(fold).toMatchObject({ findings: { open: 102, accepted: 500 }, acceptance: { findings: 602, moving: true } });
  await addsUp(ctx);
  // The worker that would have gone on is gone; the next one finds what is left.
  await tick(ctx);
  expect((await tabOf(ctx, 'accepted'))[0]).toMatchObject({
    findings: { open: 0, accepted: 602 },
    acceptance: { moving: false },
  });
  await timePasses(ctx);
  await reopenDue(asWorker(ctx));
  await moveFolds(asWorker(ctx));
  expect((await tabOf(ctx, 'reopened'))[0]).toMatchObject({ findings: { open: 500, accepted: 102 } });
  await addsUp(ctx);
  await tick(ctx);
  expect(await total(ctx, 'is:open')).toBe(602);
  expect(await recordsOf(ctx, 'finding.accept_fold')).toHaveLength(602);
  expect(await recordsOf(ctx, 'finding.reopen_fold')).toHaveLength(602);
});

test('refused: by field, by version, by role, from another workspace, and where nothing is left to accept', async () => {
  const { ctx, asked, alert, ids, accept } = await aFold(['high']);
  const manager = await aColleague(ctx, 'manager');
  const wrong = [
    [{ until: inDays(-1) }, 'until'],
    [{ until: inDays(400) }, 'until'],
    [{ ownerId: manager.actor.userId }, 'ownerId'],
  ] as const;
  for (const [over, field] of wrong)
    await expect(acceptFold(ctx, { ...asked, ...over, version: 0 }), field).rejects.toMatchObject({
      code: 'bad_input',
      fields: { [field]: expect.any(String) },
    });
  await alert(2);
  await expect(acceptFold(ctx, { ...asked, findings: 1, version: 0 })).rejects.toMatchObject({ code: 'conflict' });
  await expect(accept(4)).rejects.toMatchObject({ code: 'conflict' });
  await expect(acceptFold(manager, { ...asked, version: 0 })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(acceptFold(asWorker(ctx), { ...asked, ownerId: ctx.actor.userId, version: 0 })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const stranger = await aWorkspace('analyst');
  await expect(acceptFold(stranger, { ...asked, version: 0 })).rejects.toMatchObject({ code: 'not_found' });
  await expect(acceptFold(ctx, { ...asked, policy: 'none', version: 0 })).rejects.toMatchObject({ code: 'not_found' });
  await alert(1, { policy: 'done', status: 'resolved' });
  await expect(acceptFold(ctx, { ...asked, policy: 'done', version: 0 })).rejects.toMatchObject({
    code: 'not_possible',
  });
  expect(await auditOf(ctx)).toEqual([]);
  const both = await Promise.allSettled([accept(), accept()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  const { id = '' } = (await tabOf(ctx, 'accepted'))[0]?.acceptance ?? {};
  await expect(takeBackFold(manager, { id, version: 1 })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(takeBackFold(stranger, { id, version: 1 })).rejects.toMatchObject({ code: 'not_found' });
  await expect(takeBackFold(ctx, { id, version: 9 })).rejects.toMatchObject({ code: 'conflict' });
  expect(await statusesOf(ctx, ids)).toEqual(['accepted']);
  expect(await recordsOf(ctx, 'fold.accept')).toHaveLength(1);
});

test('what is merged is not accepted with its fold; what was accepted and is merged then stays so when the fold ends', async () => {
  const { ctx, ids, alert, accept } = await aFold(['high', 'medium', 'low']);
  const [leader = '', merged = '', later = ''] = ids;
  await mergeFindings(ctx, { id: leader, ids: [merged], versions: {} });
  const { acceptance } = await accept();
  await tick(ctx);
  expect(acceptance?.findings).toBe(2);
  expect(await statusesOf(ctx, ids)).toEqual(['accepted', 'merged', 'accepted']);
  const { id: other } = await alert(9, { policy: 'ZS-AWS-00001' });
  await mergeFindings(ctx, { id: other, ids: [later], versions: {} });
  expect(await statusesOf(ctx, [later])).toEqual(['accepted']);
  await takeBackFold(ctx, { id: acceptance?.id ?? '', version: acceptance?.version ?? 0 });
  await tick(ctx);
  expect(await statusesOf(ctx, ids)).toEqual(['new', 'merged', 'merged']);
  await addsUp(ctx);
});
