import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { once } from './once';
import { requestAction } from './request';
import { requestBulk } from './request-bulk';
import { takeBack } from './take-back';

const anotherDay = () => asOwner("update answered_request set at = at - interval '25 hours'");
const close = { command: 'dlp.close', input: { notes: 'benign' } } as const;

test('a close is held, linked to its finding and on record', async () => {
  const ctx = await aWorkspace('analyst');
  const finding = await aFinding(ctx);
  const action = await requestAction(ctx, { ...close, on: { findingId: finding.id } });
  expect(action).toMatchObject({ state: 'held', target: finding.externalId, requestedBy: ctx.actor.userId });
  expect(action.notBefore.getTime() - Date.now()).toBeGreaterThan(15_000);
  const [row] = await asOwner('select last_action_id from finding where id = $1', [finding.id]);
  expect(row).toEqual({ last_action_id: action.id });
  expect((await auditOf(ctx)).map((one) => one.action)).toEqual(['action.request']);
});

test("another workspace's finding is not found", async () => {
  const finding = await aFinding(await aWorkspace('analyst'));
  const ctx = await aWorkspace('analyst');
  await expect(requestAction(ctx, { ...close, on: { findingId: finding.id } })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a manager may not act at a vendor', async () => {
  const ctx = await aWorkspace('manager');
  const finding = await aFinding(ctx);
  await expect(requestAction(ctx, { ...close, on: { findingId: finding.id } })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await auditOf(ctx)).toEqual([]);
});

test('what the vendor cannot do is refused with the reason', async () => {
  const ctx = await aWorkspace('analyst');
  const alert = await aFinding(ctx, { kind: 'cloud_alert' });
  const refused = requestAction(ctx, { ...close, on: { findingId: alert.id } });
  await expect(refused).rejects.toMatchObject({ code: 'not_possible' });
});

test('bad input names its field and writes nothing', async () => {
  const ctx = await aWorkspace('analyst');
  const finding = await aFinding(ctx);
  const bad = requestAction(ctx, { command: 'dlp.note', input: { notes: '  ' }, on: { findingId: finding.id } });
  await expect(bad).rejects.toMatchObject({ code: 'bad_input', fields: { 'input.notes': expect.any(String) } });
  expect(await asOwner('select 1 from action where workspace_id = $1', [ctx.workspaceId])).toEqual([]);
});

test('twenty identical posts are one action; another body under the same key is refused', async () => {
  const ctx = await aWorkspace('analyst');
  const finding = await aFinding(ctx);
  const key = 'key-12345';
  const request = { ...close, on: { findingId: finding.id } };
  const post = () => once(ctx, { key, request }, (ctx) => requestAction(ctx, request));
  const all = await Promise.all(Array.from({ length: 20 }, post));
  expect(new Set(all).size).toBe(1);
  expect(await asOwner('select 1 from action where workspace_id = $1', [ctx.workspaceId])).toHaveLength(1);
  // What became of the action meanwhile changes nothing in the answer.
  await asOwner("update action set state = 'done' where workspace_id = $1", [ctx.workspaceId]);
  expect(await post()).toBe(all[0]);
  const other = once(ctx, { key, request: { ...request, input: {} } }, () => Promise.reject(new Error('not reached')));
  await expect(other).rejects.toMatchObject({ code: 'bad_input' });
});

test('a key is free again after a day', async () => {
  const ctx = await aWorkspace('analyst');
  const answers = ['first', 'second'].map((answer) => () => Promise.resolve(answer));
  for (const answer of answers)
    await once(ctx, { key: 'key-12345', request: answers.indexOf(answer) }, answer).then(() => anotherDay());
  expect(await once(ctx, { key: 'key-12345', request: 'third' }, () => Promise.resolve('third'))).toBe('"third"');
});

test('taken back while held, it never leaves; afterwards it is too late', async () => {
  const ctx = await aWorkspace('analyst');
  const finding = await aFinding(ctx);
  const { id } = await requestAction(ctx, { ...close, on: { findingId: finding.id } });
  expect(await takeBack(ctx, { id })).toMatchObject({ state: 'cancelled' });
  await expect(takeBack(ctx, { id })).rejects.toMatchObject({ code: 'conflict' });
  expect((await auditOf(ctx)).map((one) => one.action)).toEqual(['action.request', 'action.take-back']);
});

test('a bulk names what it skips and why', async () => {
  const ctx = await aWorkspace('analyst');
  const [a, b] = [await aFinding(ctx), await aFinding(ctx, { kind: 'cloud_alert' })];
  const missing = '0190f000-0000-7000-8000-000000000000';
  const result = await requestBulk(ctx, { ...close, findingIds: [a.id, b.id, missing] });
  expect(result).toMatchObject({ requested: 1, skipped: 2 });
  expect(result.items.find((one) => one.id === b.id)).toMatchObject({ result: 'skipped', reason: expect.any(String) });
  expect(await auditOf(ctx)).toHaveLength(1);
});
