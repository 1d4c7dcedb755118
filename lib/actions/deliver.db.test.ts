import { afterAll, expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aFinding, auditOf } from '@/lib/db/testing';
import { aStoredConnection, aVaultKey } from '@/lib/vault/testing';
import { startSandbox } from '@/sandbox/start';
import { deliver } from './deliver';
import { claimActions, reclaimExpired } from './outbox';
import { requestAction } from './request';

aVaultKey();
const sandbox = await startSandbox({ scale: 'small', limits: 'off', clock: 'still' });
afterAll(() => sandbox.close());
const zwa = sandbox.vendors['zscaler-workflow'];

type Incident = { internalId: string; status: string; notes: { body: string }[] | null };
type Call = { operation: string; status: number };

async function control(path: string, method = 'GET', body?: unknown) {
  const answer = await fetch(`${sandbox.control}${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text === '' ? null : JSON.parse(text);
}

async function vendorHolds(id: string): Promise<Incident> {
  const { keyId, keySecret } = zwa.credentials;
  const token = await fetch(`${zwa.url}/v1/auth/api-key/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key_id: keyId, key_secret: keySecret }),
  }).then((answer) => answer.json());
  const headers = { authorization: `Bearer ${token.token}` };
  return fetch(`${zwa.url}/dlp/v1/incidents/${id}`, { headers }).then((answer) => answer.json());
}

const closes = async () =>
  ((await control('/calls?vendor=zscaler-workflow&operation=incident_close')) as { calls: Call[] }).calls;

/** An open incident of the sandbox as a finding here, in a workspace with an analyst. */
async function anIncident(at: number) {
  const connection = await aStoredConnection(zwa.credentials, { vendor: 'zscaler-workflow', origin: zwa.url });
  const { keyId, keySecret } = zwa.credentials;
  const token = await fetch(`${zwa.url}/v1/auth/api-key/token`, {
    method: 'POST',
    body: JSON.stringify({ key_id: keyId, key_secret: keySecret }),
  }).then((answer) => answer.json());
  const found = await fetch(`${zwa.url}/dlp/v1/incidents/search?pageSize=100`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.token}` },
    body: JSON.stringify({ fields: [{ name: 'status', value: ['NEW'] }], timeRange: {} }),
  }).then((answer) => answer.json());
  const { internalId } = found.incidents[at];
  const analyst = await aColleague(connection.ctx, 'analyst');
  // Older than anything the vendor says next, whose still clock lags a little behind ours.
  const createdAt = new Date(Date.now() - 3_600_000);
  const finding = await aFinding(analyst, { externalId: internalId, connectionId: connection.id, createdAt });
  await control('/calls', 'DELETE');
  return { ctx: connection.ctx, analyst, finding, internalId };
}

async function run(ctx: Parameters<typeof deliver>[0]) {
  const claimed = await claimActions(ctx, 5);
  for (const action of claimed) await deliver(ctx, action, AbortSignal.timeout(20_000));
  return claimed.length;
}
const due = () => asOwner("update action set not_before = now() - interval '1 second'");
const stateOf = async (id: string) =>
  (
    await asOwner<{ state: string; confirmed_at: Date | null; outcome: unknown }>(
      'select state, confirmed_at, outcome from action where id = $1',
      [id],
    )
  )[0];

const close = {
  command: 'dlp.close',
  input: { resolutionCode: 'FALSE_POSITIVE', notes: 'reviewed' },
  holdSeconds: 0,
} as const;

test('a close reaches the vendor, is confirmed by a read and stored', async () => {
  const { ctx, analyst, finding, internalId } = await anIncident(0);
  const action = await requestAction(analyst, { ...close, on: { findingId: finding.id } });
  expect(await run(ctx)).toBe(1);
  expect(await stateOf(action.id)).toMatchObject({ state: 'done', confirmed_at: expect.any(Date) });
  expect(await vendorHolds(internalId)).toMatchObject({ status: 'RESOLVED' });
  const [row] = await asOwner<{ status: number }>('select status from finding where id = $1', [finding.id]);
  expect(row?.status).toBe(5);
  expect((await auditOf(ctx)).map((one) => one.action)).toEqual(['action.request', 'action.done']);
});

test('held means the vendor receives nothing', async () => {
  const { ctx, analyst, finding } = await anIncident(1);
  await requestAction(analyst, { ...close, holdSeconds: 30, on: { findingId: finding.id } });
  expect(await run(ctx)).toBe(0);
  expect(await closes()).toEqual([]);
});

test('a connection cut after the vendor applied the write: read back, never sent again', async () => {
  const { ctx, analyst, finding, internalId } = await anIncident(2);
  await control('/faults', 'POST', {
    vendor: 'zscaler-workflow',
    operation: 'incident_close',
    kind: 'reset-after',
    times: 1,
  });
  const action = await requestAction(analyst, { ...close, on: { findingId: finding.id } });
  await run(ctx);
  expect((await stateOf(action.id))?.state).toBe('unclear');
  await due();
  await run(ctx);
  expect(await stateOf(action.id)).toMatchObject({ state: 'done', confirmed_at: expect.any(Date) });
  expect(await closes()).toHaveLength(1);
  const { notes } = await vendorHolds(internalId);
  expect(notes?.filter((note) => note.body.startsWith('reviewed'))).toHaveLength(1);
});

test('a connection cut before the vendor applied it: read back, then sent once more', async () => {
  const { ctx, analyst, finding, internalId } = await anIncident(3);
  await control('/faults', 'POST', {
    vendor: 'zscaler-workflow',
    operation: 'incident_close',
    kind: 'reset-before',
    times: 1,
  });
  const action = await requestAction(analyst, { ...close, on: { findingId: finding.id } });
  await run(ctx);
  await due();
  await run(ctx);
  expect((await stateOf(action.id))?.state).toBe('queued');
  await due();
  await run(ctx);
  expect((await stateOf(action.id))?.state).toBe('done');
  const { notes } = await vendorHolds(internalId);
  expect(notes?.filter((note) => note.body.startsWith('reviewed'))).toHaveLength(1);
});

test("a refusal is shown in the vendor's words and not tried again", async () => {
  const { ctx, analyst, finding } = await anIncident(4);
  const label = { key: 'No such label', value: 'x' };
  const action = await requestAction(analyst, {
    command: 'dlp.label',
    input: { labels: [label] },
    holdSeconds: 0,
    on: { findingId: finding.id },
  });
  await run(ctx);
  expect(await stateOf(action.id)).toMatchObject({
    state: 'rejected',
    outcome: { code: 'refused', vendorMessage: expect.any(String) },
  });
  await due();
  expect(await run(ctx)).toBe(0);
});

test('a worker that died while sending leaves it unclear; one that died before, in line', async () => {
  const { ctx, analyst, finding } = await anIncident(5);
  const sent = await requestAction(analyst, { ...close, on: { findingId: finding.id } });
  const claimed = await requestAction(analyst, {
    command: 'dlp.note',
    input: { notes: 'x' },
    holdSeconds: 0,
    on: { findingId: finding.id },
  });
  await claimActions(ctx, 5);
  await asOwner("update action set lease_until = now() - interval '1 second' where workspace_id = $1", [
    ctx.workspaceId,
  ]);
  await asOwner("update action set state = 'sending' where id = $1", [sent.id]);
  await reclaimExpired(ctx);
  expect((await stateOf(sent.id))?.state).toBe('unclear');
  expect((await stateOf(claimed.id))?.state).toBe('queued');
});

test('of two workers only one gets an action', async () => {
  const { ctx, analyst, finding } = await anIncident(6);
  await requestAction(analyst, { ...close, on: { findingId: finding.id } });
  const all = await Promise.all(Array.from({ length: 6 }, () => claimActions(ctx, 5)));
  expect(all.flat()).toHaveLength(1);
});

test('what came of an action and its record are written together or not at all', async () => {
  const { ctx, analyst, finding } = await anIncident(7);
  const label = { key: 'No such label', value: 'x' };
  const on = { findingId: finding.id };
  const action = await requestAction(analyst, { command: 'dlp.label', input: { labels: [label] }, holdSeconds: 0, on });
  await run(ctx);
  const rows = await asOwner<{ together: boolean }>(
    `select a.xmin = e.xmin as together from action a join audit_event e on e.after->>'actionId' = a.id::text
     where a.id = $1 and e.action = 'action.rejected'`,
    [action.id],
  );
  expect(rows).toEqual([{ together: true }]);
});
