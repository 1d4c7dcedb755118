import { describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { aColleague, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { setVerdict } from '@/lib/findings/set-verdict';
import { createRule } from './create';
import { enableRule } from './enable';
import { moveRule } from './move';
import { listRules } from './read';
import { rehearseRule } from './rehearse';
import { removeRule } from './remove';
import type { CreateRule } from './schema';
import { updateRule } from './update';

const NEXT_WEEK = new Date(Date.now() + 7 * 86_400_000).toISOString();
const input: CreateRule = {
  name: 'Noise of the nightly build',
  q: 'policy:"Nightly*" severity:low',
  effect: { type: 'suppress' },
  expiresAt: NEXT_WEEK,
  alsoOpen: false,
  seenTruePositives: 0,
};
const aRule = (ctx: Ctx, over: Partial<CreateRule> = {}) => createRule(ctx, { ...input, ...over });
const actions = async (ctx: Ctx) => (await auditOf(ctx)).map(({ action }) => action);

describe('each verb', () => {
  type Verb = [string, string, (ctx: Ctx, one: { id: string; version: number }) => Promise<unknown>];
  const VERBS: Verb[] = [
    ['update', 'rule.update', (ctx, one) => updateRule(ctx, { ...input, ...one, name: 'Another name' })],
    ['disable', 'rule.disable', (ctx, one) => enableRule(ctx, { ...one, isEnabled: false })],
    ['move', 'rule.move', (ctx, one) => moveRule(ctx, { ...one, to: 'down' })],
    ['remove', 'rule.delete', (ctx, one) => removeRule(ctx, one)],
  ];

  test.each(VERBS)(
    '%s: done with its record; not by others, not elsewhere, not over a newer version',
    async (_name, action, verb) => {
      const admin = await aWorkspace('admin');
      const rule = await aRule(admin);
      await aRule(admin, { name: 'Second' });
      const analyst = await aColleague(admin, 'analyst');
      await expect(verb(analyst, rule)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(verb(await aWorkspace('admin'), rule)).rejects.toMatchObject({ code: 'not_found' });
      await expect(verb(admin, { ...rule, version: 7 })).rejects.toMatchObject({ code: 'conflict' });
      await verb(admin, rule);
      expect(await actions(admin)).toEqual(['rule.create', 'rule.create', action]);
    },
  );

  test('create is for admins, and everybody who may look sees it', async () => {
    const admin = await aWorkspace('admin');
    const manager = await aColleague(admin, 'manager');
    await expect(aRule(manager)).rejects.toMatchObject({ code: 'forbidden' });
    const rule = await aRule(admin);
    expect((await listRules(manager)).rules).toEqual([rule]);
    expect((await listRules(await aWorkspace('admin'))).rules).toEqual([]);
  });
});

test('a rule says what a finding is: how it stands, and nothing at all, are refused by their place', async () => {
  const admin = await aWorkspace('admin');
  const refused = async (q: string) => {
    const error = await aRule(admin, { q }).catch((one: unknown) => one);
    expect(error, q).toMatchObject({ code: 'bad_input', fields: { q: expect.any(String) } });
    return error;
  };
  expect(await refused('severity:low is:open')).toMatchObject({ fields: { 'q.start': '13', 'q.end': '20' } });
  for (const q of ['', 'verdict:benign', '-(severity:low OR owner:me)', 'age:>2d', 'has:note', 'severity:loud'])
    await refused(q);
  await aRule(admin, { q: 'has:policy (label:seen OR "a word") -source:dlp' });
  await expect(aRule(admin, { expiresAt: new Date(0).toISOString() })).rejects.toMatchObject({
    fields: { expiresAt: 'This time is past.' },
  });
  const manager = await aColleague(admin, 'manager');
  await expect(aRule(admin, { effect: { type: 'assign', ownerId: manager.actor.userId } })).rejects.toMatchObject({
    fields: { 'effect.ownerId': expect.stringContaining('may not act') },
  });
});

test('a rehearsal counts what the last 30 days brought, the true positives first, and each number is its query’s', async () => {
  const admin = await aWorkspace('admin');
  const days = (n: number) => ({ createdAt: new Date(Date.now() - n * 86_400_000) });
  const build = { policy: 'Nightly build', severity: 'low' } as const;
  for (let n = 0; n < 24; n++) await aFinding(admin, { ...build, ...days(n), kind: 'cloud_alert' });
  const worse = await aFinding(admin, { ...build, ...days(29) });
  await aFinding(admin, { ...build, ...days(31) });
  await aFinding(admin, { ...build, ...days(1), severity: 'high' });
  await setVerdict(admin, { id: worse.id, verdict: 'true_positive', reason: 'It was real.', version: 1 });
  const told = await rehearseRule(admin, { q: input.q });
  expect(told).toMatchObject({ fits: { value: 25 }, truePositives: { value: 1 }, open: { value: 26 } });
  expect(told.bySource.map(({ source, value }) => [source, value])).toEqual([
    ['dlp', 1],
    ['posture', 24],
    ['edge', 0],
    ['automation', 0],
  ]);
  expect(told.items).toHaveLength(20);
  expect(told.items[0]).toMatchObject({ id: worse.id, verdict: 'true_positive' });
  // Saved with fewer than were shown it is another rule than the one that was looked at.
  await expect(aRule(admin)).rejects.toMatchObject({ code: 'conflict' });
  await aRule(admin, { seenTruePositives: 1 });
  await expect(rehearseRule(await aColleague(admin, 'analyst'), { q: input.q })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('rules act in an order that can be changed, and one kind of deed is all that a rule ever does', async () => {
  const admin = await aWorkspace('admin');
  const [one, two] = [await aRule(admin, { name: 'one' }), await aRule(admin, { name: 'two' })];
  expect((await moveRule(admin, { id: two.id, to: 'up', version: 1 })).rules.map(({ name }) => name)).toEqual([
    'two',
    'one',
  ]);
  await moveRule(admin, { id: one.id, to: 'down', version: 1 });
  const label = { type: 'label', label: 'x' } as const;
  await expect(updateRule(admin, { ...input, id: one.id, version: 1, effect: label })).rejects.toMatchObject({
    fields: { 'effect.type': expect.any(String) },
  });
  await expect(removeRule(admin, { id: one.id, version: 1 })).resolves.toBeUndefined();
  expect((await listRules(admin)).rules.map(({ name }) => name)).toEqual(['two']);
});
