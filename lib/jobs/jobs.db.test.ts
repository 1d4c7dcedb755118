import { expect, test } from 'vitest';
import { claimActions, settle } from '@/lib/actions/outbox';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aFinding, asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { answerJob } from './answer';
import { confirmJob } from './confirm';
import { freezeJob } from './freeze';
import { moveJobs } from './loop';
import { getJob, listJobItems } from './read';
import type { JobWork } from './schema';
import { steerJob } from './steer';

const accept: JobWork = { type: 'change', change: { type: 'status', status: 'accepted' } };
const note: JobWork = { type: 'command', command: 'dlp.note', input: { notes: 'seen' } };
const never = new AbortController().signal;

/** Findings of one tenant of each of two vendors. */
async function someFindings(ctx: Ctx, { dlp = 0, cloud = 0 }) {
  const [a, b] = [await aConnection(ctx, 'zscaler-workflow'), await aConnection(ctx, 'zscaler-posture')];
  const ids: string[] = [];
  for (let at = 0; at < dlp; at++) ids.push((await aFinding(ctx, { connectionId: a.id })).id);
  for (let at = 0; at < cloud; at++) {
    ids.push((await aFinding(ctx, { kind: 'cloud_alert', connectionId: b.id })).id);
  }
  return ids;
}

const holdOver = () => asOwner("update job set not_before = now() - interval '1 second' where state = 'held'");
async function run(ctx: Ctx, id: string) {
  await holdOver();
  await moveJobs(asWorker(ctx), never);
  return getJob(ctx, { id });
}
const total = ({ counts }: { counts: Record<string, number> }) => Object.values(counts).reduce((sum, n) => sum + n, 0);

test('a query is frozen: what comes later is not in it, and each finding has one state at all times', async () => {
  const ctx = await aWorkspace('analyst');
  await someFindings(ctx, { dlp: 2, cloud: 3 });
  const frozen = await freezeJob(ctx, { scope: { q: 'source:posture' }, work: accept });
  expect(frozen).toMatchObject({ state: 'draft', selected: 3, counts: { waiting: 3 } });
  await someFindings(ctx, { cloud: 1 });
  const held = await confirmJob(ctx, frozen);
  expect(held.state).toBe('held');
  expect((await run(ctx, held.id)).counts).toMatchObject({ done: 3, waiting: 0 });
  expect(await getJob(ctx, held)).toMatchObject({ state: 'done', counts: { done: 3 } });
  const accepted = await asOwner('select 1 from finding where workspace_id = $1 and own_status = 4', [ctx.workspaceId]);
  expect(accepted).toHaveLength(3);
  const actions = (await auditOf(ctx)).map(({ action, actor }) => [action, actor]);
  expect(actions).toEqual([['job.confirm', ctx.actor.name], ...Array(3).fill(['finding.set_status', ctx.actor.name])]);
});

test('what a vendor cannot do is skipped from the start, with its reason; the split says what is sent where', async () => {
  const ctx = await aWorkspace('analyst');
  const ids = await someFindings(ctx, { dlp: 2, cloud: 3 });
  const job = await freezeJob(ctx, { scope: { ids }, work: note });
  expect(job.counts).toMatchObject({ waiting: 2, skipped: 3 });
  expect(job.plan.parts).toMatchObject([
    { source: 'posture', count: 3, skipped: expect.stringContaining('not for this kind') },
    { source: 'dlp', count: 2, skipped: null, command: 'dlp.note', final: true, pace: { perHour: 400 } },
  ]);
  expect(job.budgets).toMatchObject([{ waiting: 2, leftThisHour: 400 }]);
  const { items } = await listJobItems(ctx, { id: job.id, state: 'skipped', after: 0, limit: 2 });
  expect(items).toMatchObject([{ state: 'skipped' }, { state: 'skipped' }]);
});

test('what somebody changed since it was chosen is not overwritten; a retry of what failed takes it as it is', async () => {
  const ctx = await aWorkspace('analyst');
  const [first = '', second = ''] = await someFindings(ctx, { cloud: 2 });
  const job = await confirmJob(ctx, await freezeJob(ctx, { scope: { ids: [first, second] }, work: accept }));
  await asOwner('update finding set version = version + 1 where id = $1', [first]);
  const after = await run(ctx, job.id);
  expect(after).toMatchObject({ state: 'done', counts: { done: 1, failed: 1 } });
  const again = await steerJob(ctx, { ...after, to: 'retry' });
  expect(again).toMatchObject({ state: 'running', counts: { done: 1, waiting: 1 } });
  expect(await run(ctx, job.id)).toMatchObject({ state: 'done', counts: { done: 2, failed: 0 } });
});

test('the ledger follows the outbox: done, failed and what only a person can find out', async () => {
  const ctx = await aWorkspace('analyst');
  const ids = await someFindings(ctx, { dlp: 4 });
  const job = await confirmJob(ctx, await freezeJob(ctx, { scope: { ids }, work: note }));
  expect(await run(ctx, job.id)).toMatchObject({ state: 'running', counts: { waiting: 4 } });
  const [done, rejected, unclear] = await claimActions(asWorker(ctx), 3);
  if (!done || !rejected || !unclear) throw new Error('three were due');
  await settle(asWorker(ctx), done, { state: 'done', outcome: null });
  await settle(asWorker(ctx), rejected, { state: 'rejected', outcome: { message: 'No.' } });
  await settle(asWorker(ctx), unclear, { state: 'needs_you', outcome: { message: 'Look there.' } });
  const now = await getJob(ctx, job);
  expect(now).toMatchObject({ counts: { done: 1, failed: 1, waiting: 2 }, needsYou: 1 });
  expect(total(now)).toBe(4);
  const cancelled = await steerJob(ctx, { ...now, to: 'cancel' });
  expect(cancelled).toMatchObject({ state: 'cancelling', counts: { done: 1, failed: 1, cancelled: 1, waiting: 1 } });
});

test('a paused job sends nothing more, and goes on where it stood', async () => {
  const ctx = await aWorkspace('analyst');
  const ids = await someFindings(ctx, { dlp: 3 });
  const job = await confirmJob(ctx, await freezeJob(ctx, { scope: { ids }, work: note }));
  const paused = await steerJob(ctx, { ...(await run(ctx, job.id)), to: 'pause' });
  expect(await claimActions(asWorker(ctx), 5)).toEqual([]);
  await steerJob(ctx, { ...paused, to: 'resume' });
  expect(await claimActions(asWorker(ctx), 5)).toHaveLength(3);
});

test("a person's own action leaves before a bulk that waits already", async () => {
  const ctx = await aWorkspace('analyst');
  const ids = await someFindings(ctx, { dlp: 3 });
  const job = await confirmJob(ctx, await freezeJob(ctx, { scope: { ids }, work: note }));
  await run(ctx, job.id);
  const single = await aFinding(ctx);
  const { requestAction } = await import('@/lib/actions/request');
  const mine = await requestAction(ctx, {
    command: 'dlp.note',
    input: { notes: 'x' },
    on: { findingId: single.id },
    holdSeconds: 0,
  });
  expect((await claimActions(asWorker(ctx), 1)).map(({ id }) => id)).toEqual([mine.id]);
  const busy = {
    all: [],
    bulk: (await asOwner<{ id: string }>('select connection_id as id from action')).map(({ id }) => id),
  };
  expect(await claimActions(asWorker(ctx), 5, busy)).toEqual([]);
});

test('taken back within its hold, nothing is done and nothing is left', async () => {
  const ctx = await aWorkspace('analyst');
  const ids = await someFindings(ctx, { dlp: 2 });
  const job = await confirmJob(ctx, await freezeJob(ctx, { scope: { ids }, work: note }));
  const back = await steerJob(ctx, { ...job, to: 'cancel' });
  expect(back).toMatchObject({ state: 'cancelled', counts: { cancelled: 2 } });
  await run(ctx, job.id);
  expect(await asOwner('select 1 from action where workspace_id = $1', [ctx.workspaceId])).toEqual([]);
});

test('over the limits a number is typed and a second person agrees', async () => {
  const ctx = await aWorkspace('analyst');
  const colleague = await aColleague(ctx, 'analyst');
  await asOwner('insert into acting_rules (workspace_id, typed_over, second_over) values ($1, 1, 1)', [
    ctx.workspaceId,
  ]);
  const ids = await someFindings(ctx, { cloud: 2 });
  const frozen = await freezeJob(ctx, { scope: { ids }, work: accept });
  await expect(confirmJob(ctx, frozen)).rejects.toMatchObject({
    code: 'bad_input',
    fields: { typed: expect.any(String) },
  });
  const asked = await confirmJob(ctx, { ...frozen, typed: 2 });
  expect(asked.state).toBe('asked');
  await expect(answerJob(ctx, { ...asked, answer: 'approve' })).rejects.toMatchObject({ code: 'forbidden' });
  const manager = await aColleague(ctx, 'manager');
  await expect(answerJob(manager, { ...asked, answer: 'approve' })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await run(ctx, asked.id)).toMatchObject({ state: 'asked', counts: { waiting: 2 } });
  const both = await Promise.allSettled(
    (['approve', 'refuse'] as const).map((answer) => answerJob(colleague, { ...asked, answer })),
  );
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('who was shut out meanwhile does nothing more: the job stops and says why', async () => {
  const ctx = await aWorkspace('analyst');
  const colleague = await aColleague(ctx, 'analyst');
  const ids = await someFindings(ctx, { cloud: 1 });
  const job = await confirmJob(ctx, await freezeJob(ctx, { scope: { ids }, work: accept }));
  await asOwner('update membership set disabled_at = now() where user_id = $1', [ctx.actor.userId]);
  await run(colleague, job.id);
  expect(await getJob(colleague, job)).toMatchObject({
    state: 'paused',
    stateNote: expect.stringContaining('not here'),
  });
});

test("a manager freezes nothing, and another workspace's job is not found", async () => {
  const ctx = await aWorkspace('analyst');
  const ids = await someFindings(ctx, { cloud: 1 });
  const manager = await aColleague(ctx, 'manager');
  await expect(freezeJob(manager, { scope: { ids }, work: accept })).rejects.toMatchObject({ code: 'forbidden' });
  const job = await freezeJob(ctx, { scope: { ids }, work: accept });
  const stranger = await aWorkspace('admin');
  for (const ask of [
    () => getJob(stranger, job),
    () => confirmJob(stranger, job),
    () => steerJob(stranger, { ...job, to: 'cancel' }),
  ]) {
    await expect(ask()).rejects.toMatchObject({ code: 'not_found' });
  }
  await expect(confirmJob(ctx, { ...job, version: 9 })).rejects.toMatchObject({ code: 'conflict' });
});
