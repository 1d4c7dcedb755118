import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import type { ActingRulesBody } from './acting-rules';
import { decideAction } from './decide';
import { readActingRules } from './read-acting-rules';
import { requestAction } from './request';
import { setActingRules } from './set-acting-rules';

const rules: ActingRulesBody = {
  holdSeconds: { 'dlp.note': 90 },
  winners: { 'posture.severity': 'console' },
  typedOver: 10,
  secondOver: 20,
  evidencePerHour: 5,
  secondForPolicies: false,
  version: 0,
};
const note = { command: 'dlp.note', input: { notes: 'seen' } } as const;

test('what an admin sets holds from the next action on, the rest has its default, and it is on record', async () => {
  const ctx = await aWorkspace('admin');
  const after = await setActingRules(ctx, rules);
  expect(after).toMatchObject({
    holdSeconds: { 'dlp.note': 90, 'edge.status': 8, 'dlp.close': 20, 'tag.delete': 60 },
    winners: { 'posture.severity': 'console', 'dlp.status': 'ask' },
    version: 1,
  });
  const finding = await aFinding(ctx);
  const action = await requestAction(ctx, { ...note, on: { findingId: finding.id } });
  expect(action.notBefore.getTime() - Date.now()).toBeGreaterThan(80_000);
  expect((await auditOf(ctx))[0]).toMatchObject({ action: 'acting.set_rules', after: { typedOver: 10 } });
  expect((await setActingRules(ctx, { ...rules, typedOver: 11, version: 1 })).typedOver).toBe(11);
});

test('of two admins one is told; others may not, and another workspace keeps its own', async () => {
  const ctx = await aWorkspace('admin');
  await setActingRules(ctx, rules);
  for (const version of [0, 7]) {
    await expect(setActingRules(ctx, { ...rules, version })).rejects.toMatchObject({ code: 'conflict' });
  }
  const analyst = await aColleague(ctx, 'analyst');
  await expect(setActingRules(analyst, { ...rules, version: 1 })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await readActingRules(await aWorkspace('analyst'))).toMatchObject({
    typedOver: 50,
    evidencePerHour: 30,
    version: 0,
  });
});

test('what nobody knows is decided by a person, once, and on record', async () => {
  const ctx = await aWorkspace('analyst');
  const finding = await aFinding(ctx);
  const states: string[] = [];
  for (const decision of ['there', 'again', 'give_up'] as const) {
    const { id } = await requestAction(ctx, { ...note, on: { findingId: finding.id } });
    await expect(decideAction(ctx, { id, decision })).rejects.toMatchObject({ code: 'conflict' });
    await asOwner("update action set state = 'needs_you', tries = 8 where id = $1", [id]);
    await expect(decideAction(await aWorkspace('analyst'), { id, decision })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(decideAction(await aColleague(ctx, 'manager'), { id, decision })).rejects.toMatchObject({
      code: 'forbidden',
    });
    states.push((await decideAction(ctx, { id, decision })).state);
  }
  expect(states).toEqual(['done', 'queued', 'cancelled']);
  const decided = (await auditOf(ctx)).filter(({ action }) => action === 'action.decide');
  expect(decided.map(({ after }) => after)).toMatchObject([
    { decision: 'there' },
    { decision: 'again' },
    { decision: 'give_up' },
  ]);
});
