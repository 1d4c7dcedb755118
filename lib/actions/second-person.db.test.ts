import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { answerAction } from './answer';
import { listAsked } from './asked';
import { claimActions } from './outbox';
import { requestAction } from './request';
import { setActingRules } from './set-acting-rules';
import { takeBack } from './take-back';

const asked = {
  holdSeconds: {},
  winners: {},
  typedOver: 50,
  secondOver: 500,
  evidencePerHour: 30,
  secondForPolicies: true,
  version: 0,
};

/** A workspace of two admins that wants a second person, with a policy of Edge in it. */
async function aPolicy(rules = asked) {
  const ctx = await aWorkspace('admin');
  const second = await aColleague(ctx, 'admin');
  const { id: connectionId } = await aConnection(ctx, 'lacework-edge');
  const id = crypto.randomUUID();
  await asOwner(
    `insert into item (workspace_id, id, connection_id, noun, kind, external_id, title, status, at, raw, hash)
     values ($1, $2::uuid, $3, 'policy', 'security', $2::text, 'Block Payroll', 'ACTIVE', now(), '{}', '')`,
    [ctx.workspaceId, id, connectionId],
  );
  if (rules.secondForPolicies) await setActingRules(ctx, rules);
  const request = (status: 'ACTIVE' | 'SUSPENDED') =>
    requestAction(ctx, { command: 'policy.status', input: { status }, on: { itemId: id } });
  const due = () => claimActions(asWorker(ctx), 10);
  return { ctx, second, id, request, due };
}

test('a suspension waits for another admin: nothing can be claimed before the yes, and both are on record', async () => {
  const { ctx, second, id, request, due } = await aPolicy();
  const action = await request('SUSPENDED');
  expect(action).toMatchObject({ state: 'asked', answeredBy: null });
  expect(await due()).toEqual([]);
  expect((await listAsked(second)).items).toMatchObject([
    { id: action.id, words: 'Suspend policy', item: { id, title: 'Block Payroll' }, isMine: false, may: true },
  ]);
  await expect(answerAction(ctx, { id: action.id, answer: 'approve' })).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('somebody else than you'),
  });
  const agreed = await answerAction(second, { id: action.id, answer: 'approve' });
  expect(agreed).toMatchObject({ state: 'queued', requestedBy: ctx.actor.userId, answeredBy: second.actor.userId });
  expect(await due()).toMatchObject([{ id: action.id }]);
  const records = (await auditOf(ctx)).slice(1).map(({ action, actor }) => [action, actor]);
  expect(records).toEqual([
    ['action.request', ctx.actor.name],
    ['action.approve', second.actor.name],
  ]);
  expect((await listAsked(ctx)).items).toEqual([]);
});

test('refused or taken back it ends without a word to the vendor, and is answered once', async () => {
  const { ctx, second, request, due } = await aPolicy();
  const [refused, back] = [await request('SUSPENDED'), await request('SUSPENDED')];
  expect(await answerAction(second, { id: refused.id, answer: 'refuse' })).toMatchObject({
    state: 'cancelled',
    outcome: { message: `Refused by ${second.actor.name}. Nothing was sent.` },
  });
  expect(await takeBack(ctx, { id: back.id })).toMatchObject({ state: 'cancelled' });
  for (const { id } of [refused, back]) {
    await expect(answerAction(second, { id, answer: 'approve' })).rejects.toMatchObject({ code: 'conflict' });
  }
  expect(await due()).toEqual([]);
});

test('others may not answer, another workspace knows nothing of it, and of two answers one counts', async () => {
  const { ctx, second, request } = await aPolicy();
  const { id } = await request('SUSPENDED');
  const third = await aColleague(ctx, 'admin');
  await expect(answerAction(await aColleague(ctx, 'analyst'), { id, answer: 'approve' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const stranger = await aWorkspace('admin');
  await expect(answerAction(stranger, { id, answer: 'approve' })).rejects.toMatchObject({ code: 'not_found' });
  expect((await listAsked(stranger)).items).toEqual([]);
  const both = await Promise.allSettled([second, third].map((who) => answerAction(who, { id, answer: 'approve' })));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('to enable needs nobody else, and neither does anything where no workspace asks for it', async () => {
  expect(await (await aPolicy()).request('ACTIVE')).toMatchObject({ state: 'queued' });
  const free = await aPolicy({ ...asked, secondForPolicies: false });
  expect(await free.request('SUSPENDED')).toMatchObject({ state: 'queued' });
});

test('the hold of a workspace begins with the yes', async () => {
  const { second, request } = await aPolicy({ ...asked, holdSeconds: { 'policy.status': 40 } });
  const { id } = await request('SUSPENDED');
  await asOwner(
    "update action set requested_at = requested_at - interval '1 h', not_before = not_before - interval '1 h' where id = $1",
    [id],
  );
  const agreed = await answerAction(second, { id, answer: 'approve' });
  expect(agreed.state).toBe('held');
  expect(Math.round((agreed.notBefore.getTime() - Date.now()) / 1000)).toBe(40);
});
