import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { deliver } from '@/lib/actions/deliver';
import { claimActions } from '@/lib/actions/outbox';
import { getAction } from '@/lib/actions/read';
import { takeBack } from '@/lib/actions/take-back';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import type { Role } from '@/lib/model/role';
import { callOperation } from '@/lib/operations/call';
import { storeCredentials } from '@/lib/vault/secrets';
import { aVaultKey } from '@/lib/vault/testing';
import { type Answer, type Asked, scripted } from '@/lib/vendors/testing';
import { aBroker, signedIn } from './testing';

aVaultKey();
await aBroker();
const signal = new AbortController().signal;

const SESSION = { body: { token: 'jwt', ttl_sec: 3600 } };
let answer: (asked: Asked) => Answer = () => ({ body: {} });
const vendor = await scripted((asked) => (asked.path.includes('token_login') ? SESSION : answer(asked)));
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.asked.length = 0;
  answer = () => ({ body: {} });
});

/** A signed-in person before an Edge tenant. */
async function edge(role: Role, settings: object = {}) {
  const ctx = await signedIn(await aWorkspace(role));
  const at = { id: crypto.randomUUID(), vendor: 'lacework-edge', origin: vendor.origin };
  await asOwner(
    `insert into connection (workspace_id, id, vendor, name, origin, state, settings)
     values ($1, $2, $3, 'edge', $4, 'ok', $5)`,
    [ctx.workspaceId, at.id, at.vendor, at.origin, JSON.stringify({ accountName: 'acme', ...settings })],
  );
  await inTx(ctx, (ctx) => storeCredentials(ctx, at, { apiToken: at.id }));
  return { ctx, id: at.id };
}

const given = { params: {}, query: {} };
const Answered = z.looseObject({
  outcome: z.string(),
  result: z.unknown().optional(),
  action: z.looseObject({ id: z.string(), state: z.string() }).nullable(),
});
const read = async (response: Response) => ({ code: response.status, ...Answered.parse(await response.json()) });
const sentTo = (path: string) => vendor.asked.filter((one) => one.path === path);
const secretsOf = (actionId: string) => asOwner('select 1 from action_secret where action_id = $1', [actionId]);
const stored = async () => JSON.stringify(await asOwner('select input, outcome from action', []));

/** The outbox's own turn: what is due of this workspace is taken and brought to its next state. */
async function itsTurn(ctx: Ctx, actionId: string | undefined) {
  await asOwner('update action set not_before = now() where id = $1', [actionId]);
  const [claimed] = await claimActions(asWorker(ctx), 1, { all: [], bulk: [] });
  if (claimed?.id !== actionId || !claimed) throw new Error('it is not due');
  await deliver(asWorker(ctx), claimed, signal);
  return getAction(ctx, { id: claimed.id });
}

test('an interactive write is sent at once, and its caller gets what the vendor said', async () => {
  const { ctx, id } = await edge('admin');
  answer = () => ({
    status: 201,
    body: { uuid: 'd-1', name: 'Night shift', more: true },
    headers: { 'x-request-id': 'v-1' },
  });
  const called = { ...given, id, operation: 'createDashboard', body: { dashboard: { name: 'Night shift' } } };
  const done = await read(await callOperation(ctx, called, signal));
  expect(done).toMatchObject({ code: 200, outcome: 'answered', result: { uuid: 'd-1', more: true } });
  expect(done).toMatchObject({ status: 201, requestId: 'v-1', action: { state: 'done', command: 'operation.call' } });
  expect(sentTo('/api/v1/dashboards')[0]?.body).toEqual({ account_name: 'acme', dashboard: { name: 'Night shift' } });
  expect((await auditOf(ctx)).map(({ action }) => action)).toEqual(['action.request', 'action.done']);
});

test('a list in which something was made is read again at once, and no other', async () => {
  const { ctx, id } = await edge('admin');
  for (const noun of ['workflow', 'policy']) {
    await asOwner(
      `insert into sync_stream (workspace_id, connection_id, noun, stream, due_at) values ($1, $2, $3, 'head', '2999-01-01')`,
      [ctx.workspaceId, id, noun],
    );
  }
  answer = () => ({ status: 201, body: { uuid: 'w-1', name: 'Weekend' } });
  const body = { name: 'Weekend' };
  await read(await callOperation(ctx, { ...given, id, operation: 'createWorkflow', body }, signal));
  const due = await asOwner<{ noun: string }>(
    'select noun from sync_stream where connection_id = $1 and due_at <= now()',
    [id],
  );
  expect(due).toEqual([{ noun: 'workflow' }]);
});

test('a write that is held waits, can be taken back, and then nothing is sent', async () => {
  const { ctx, id } = await edge('admin');
  const called = { ...given, id, operation: 'deleteDevices', body: { devices: [{ uuid: 'd' }] } };
  const held = await read(await callOperation(ctx, called, signal));
  expect(held).toMatchObject({ code: 202, outcome: 'queued', action: { state: 'held' } });
  await takeBack(ctx, { id: held.action?.id ?? '' });
  expect(vendor.asked).toEqual([]);
});

test('a secret in a body is sealed in the outbox, sent once, and erased', async () => {
  const { ctx, id } = await edge('analyst');
  const passcode = `planted-${randomBytes(8).toString('hex')}`;
  answer = () => ({ body: { uuid: 'run-1', answer_index: '0', token: 'code' } });
  const body = { answer_index: '0', mfa_passcode: passcode };
  const called = { ...given, id, operation: 'answerWorkflowRun', params: { uuid: 'run-1' }, body };
  const done = await read(await callOperation(ctx, called, signal));
  expect(done).toMatchObject({ outcome: 'answered', result: { token: '[removed]' } });
  expect(sentTo('/api/v1/workflow_runs/run-1/answer')[0]?.body).toMatchObject({ mfa_passcode: passcode });
  expect(await secretsOf(done.action?.id ?? '')).toEqual([]);
  expect(await stored()).toContain('[sealed]');
  expect((await stored()) + JSON.stringify(await auditOf(ctx))).not.toContain(passcode);
});

test('what was sealed for one action opens for no other', async () => {
  const { ctx, id } = await edge('admin');
  answer = () => ({ status: 429, body: {}, headers: { 'retry-after': '90' } });
  const called = (base_url: string) => {
    const body = { data_source: 1, display_name: base_url, base_url, credentials: { password: 'planted' } };
    return callOperation(ctx, { ...given, id, operation: 'createIntegration', body }, signal);
  };
  const [one, other] = [await read(await called('a')), await read(await called('b'))];
  expect([one, other].map(({ action }) => action?.state)).toEqual(['queued', 'queued']);
  const [first, second] = [one.action?.id ?? '', other.action?.id ?? ''];
  expect(await secretsOf(first)).toHaveLength(1);
  await asOwner(
    `update action_secret set sealed = (select sealed from action_secret where action_id = $2) where action_id = $1`,
    [first, second],
  );
  vendor.asked.length = 0;
  expect(await itsTurn(ctx, first)).toMatchObject({ state: 'rejected' });
  expect(sentTo('/api/v1/integrations')).toEqual([]);
  expect(await secretsOf(first)).toEqual([]);
});

test('a secret that is shown once reaches its waiting caller and no table', async () => {
  const { ctx, id } = await edge('admin');
  const shown = `planted-${randomBytes(8).toString('hex')}`;
  answer = ({ method }) =>
    method === 'POST' ? { status: 201, body: { uuid: 't-1', name: 'ci', secret: shown } } : { body: { tokens: [] } };
  const called = { ...given, id, operation: 'createToken', body: { name: 'ci' } };
  const done = await read(await callOperation(ctx, called, signal));
  expect(done).toMatchObject({ outcome: 'answered', result: { uuid: 't-1', secret: shown } });
  expect((await stored()) + JSON.stringify(await auditOf(ctx))).not.toContain(shown);
});

test('without a waiting caller nothing is sent that would show a secret', async () => {
  const { ctx, id } = await edge('admin');
  answer = () => ({ status: 429, body: {}, headers: { 'retry-after': '90' } });
  const called = { ...given, id, operation: 'createToken', body: { name: 'ci' } };
  const { action } = await read(await callOperation(ctx, called, signal));
  vendor.asked.length = 0;
  expect(await itsTurn(ctx, action?.id)).toMatchObject({ state: 'rejected' });
  expect(vendor.asked).toEqual([]);
});

test('what the vendor refuses is said in its words, and is on record as refused', async () => {
  const { ctx, id } = await edge('admin');
  answer = () => ({ status: 400, body: { message: 'name is taken' }, headers: { 'x-request-id': 'v-9' } });
  const called = { ...given, id, operation: 'createCard', body: { card: { name: 'x' } } };
  await expect(callOperation(ctx, called, signal)).rejects.toMatchObject({
    fault: 'refused',
    message: expect.stringContaining('name is taken'),
    detail: { status: 400, vendorRequestId: 'v-9' },
  });
  expect((await auditOf(ctx)).map(({ action }) => action)).toEqual(['action.request', 'action.rejected']);
});

test('a lost answer is looked up by the read that the table names', async () => {
  const { ctx, id } = await edge('admin');
  const asked = { ...given, id, operation: 'updateGroup', params: { uuid: 'g-1' }, body: { description: 'new' } };
  answer = ({ method }) =>
    method === 'GET' ? { body: { uuid: 'g-1', description: 'new' } } : { status: 503, body: {} };
  const { action } = await read(await callOperation(ctx, asked, signal));
  expect(action).toMatchObject({ state: 'unclear' });
  expect(await itsTurn(ctx, action?.id)).toMatchObject({ state: 'done', confirmedAt: expect.any(Date) });
});

test('a creation that is not seen afterwards is for a person to decide, and is not sent twice', async () => {
  const { ctx, id } = await edge('admin');
  answer = ({ method }) => (method === 'GET' ? { body: { workflows: [] } } : { status: 503, body: {} });
  const asked = { ...given, id, operation: 'createWorkflow', body: { name: 'Ask first' } };
  const { action } = await read(await callOperation(ctx, asked, signal));
  expect(await itsTurn(ctx, action?.id)).toMatchObject({ state: 'needs_you' });
  expect(vendor.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('an action that rests on a number without a name is refused, and with the name it goes out with its number', async () => {
  const action = { note: { note_text: 'Asked the user' } };
  const unnamed = await edge('analyst');
  const called = { ...given, operation: 'performInvestigationAction', params: { uuid: 'a-1' }, body: { action } };
  await expect(callOperation(unnamed.ctx, { ...called, id: unnamed.id }, signal)).rejects.toMatchObject({
    code: 'not_possible',
  });
  const { ctx, id } = await edge('analyst', { enumLabels: { actionType: { 3: 'note' } } });
  const status = { ...called, id, body: { action: { alert_status_change: { new_status: 2 } } } };
  await expect(callOperation(ctx, status, signal)).rejects.toMatchObject({
    fields: { 'body.action.alert_status_change': expect.any(String) },
  });
  const wrong = { ...called, id, body: { action: { ...action, action_type: 4 } } };
  await expect(callOperation(ctx, wrong, signal)).rejects.toMatchObject({
    fields: { 'body.action.action_type': expect.stringContaining('3') },
  });
  const held = await read(await callOperation(ctx, { ...called, id }, signal));
  await itsTurn(ctx, held.action?.id);
  expect(sentTo('/api/v1/alerts/a-1/investigation_actions')[0]?.body).toEqual({
    account_name: 'acme',
    alert_uuid: 'a-1',
    action: { action_type: 3, ...action },
  });
});

test('twenty identical posts are one call, with one answer', async () => {
  const { ctx, id } = await edge('admin');
  answer = () => ({ body: { uuid: 'b-1', key: 'k' } });
  const called = { ...given, id, operation: 'createBlob', body: { key: 'k', data: 'x' }, idempotencyKey: 'key-123456' };
  const all = await Promise.all(Array.from({ length: 20 }, () => callOperation(ctx, called, signal)));
  const actions = await Promise.all(all.map(async (one) => (await read(one)).action?.id));
  expect(new Set(actions).size).toBe(1);
  expect(sentTo('/api/v1/blobs').filter(({ method }) => method === 'POST')).toHaveLength(1);
  const other = callOperation(ctx, { ...called, body: { key: 'k', data: 'y' } }, signal);
  await expect(other).rejects.toMatchObject({ code: 'bad_input' });
});
