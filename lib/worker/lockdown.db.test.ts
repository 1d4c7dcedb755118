import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { deliver } from '@/lib/actions/deliver';
import { claimActions } from '@/lib/actions/outbox';
import { getAction } from '@/lib/actions/read';
import { takeBack } from '@/lib/actions/take-back';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aFinding, asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { inTx } from '@/lib/db/tx';
import { lookAtDocument } from '@/lib/lockdown/look';
import { planLockdown } from '@/lib/lockdown/plan';
import { revokeExternalSharing } from '@/lib/lockdown/revoke';
import { storeCredentials } from '@/lib/vault/secrets';
import { aVaultKey } from '@/lib/vault/testing';
import { type Answer, scripted } from '@/lib/vendors/testing';
import { aBroker, signedIn } from './testing';

aVaultKey();
await aBroker();
const signal = new AbortController().signal;

/** What Edge holds at this moment. */
let guests: string[];
let refusal: Answer | null;
/** A write that is answered well and changes nothing. */
let isDeaf: boolean;
const DOCUMENT = { identity: { display: 'Payroll.xlsx', id: 'src-1', owner_id: 'u-1', site_id: '', viewer_id: '' } };
const vendor = await scripted(({ path, method }) => {
  if (path.includes('token_login')) return { body: { token: 'jwt', ttl_sec: 3600 } };
  if (refusal) return refusal;
  if (method === 'POST') {
    if (!isDeaf) guests = [];
    return { status: 200 };
  }
  const external_access = guests.map((display) => ({
    access_id: display,
    target_identity: { display, external: true },
  }));
  const owner = { display: 'Ana Ruiz', id: 'u-1' };
  return { body: { ...DOCUMENT, owner, external_access, is_shared_externally: guests.length > 0, datasource: 'BOX' } };
});
const writes = () => vendor.asked.filter(({ path }) => path.endsWith('/revoke_sharing'));

afterAll(() => vendor.close());
beforeEach(() => {
  vendor.asked.length = 0;
  guests = ['k.lee@contoso.example'];
  refusal = null;
  isDeaf = false;
});

async function anEdge(ctx: Ctx, name = 'edge', documentIdPath = 'contentInfo.additionalInfo.fileId') {
  const at = { id: crypto.randomUUID(), vendor: 'lacework-edge', origin: vendor.origin };
  await asOwner(
    `insert into connection (workspace_id, id, vendor, name, origin, state, settings) values ($1, $2, $3, $4, $5, 'ok', $6)`,
    [ctx.workspaceId, at.id, at.vendor, name, at.origin, JSON.stringify({ accountName: 'acme', documentIdPath })],
  );
  await inTx(ctx, (ctx) => storeCredentials(ctx, at, { apiToken: at.id }));
  return at.id;
}

/** An admin before a DLP incident, and the Edge tenant that holds its file. */
async function aLeak({ owner = 'ana@northwind.example' as string | null, fileId = 'd-1' as unknown } = {}) {
  const ctx = await signedIn(await aWorkspace('admin'));
  const tenantId = await anEdge(ctx);
  const contentInfo = { fileName: 'payroll.xlsx', additionalInfo: { owner, fileId } };
  const userInfo = { name: 'Ana Ruiz', email: 'Ana@northwind.example' };
  const raw = { internalId: 'INC-1', contentInfo, userInfo };
  const { id } = await aFinding(ctx, { raw });
  return { ctx, id, tenantId, documentId: 'd-1' };
}
type Leak = Awaited<ReturnType<typeof aLeak>>;

async function looked({ ctx, ...place }: Leak) {
  const look = await lookAtDocument(ctx, place, signal);
  if (!look.found) throw new Error(look.words);
  return look;
}

const Answered = z.looseObject({
  action: z.looseObject({ id: z.string(), state: z.string(), notBefore: z.iso.datetime() }),
});

async function revoked({ ctx, ...place }: Leak, over: { seen?: string; isConfirmed?: boolean; key?: string } = {}) {
  const seen = over.seen ?? (await looked({ ctx, ...place })).seen;
  const { isConfirmed = false, key = null } = over;
  const answer = await revokeExternalSharing(ctx, { ...place, seen, isConfirmed, idempotencyKey: key }, signal);
  return Answered.parse(answer).action;
}

async function itsTurn(ctx: Ctx, id: string) {
  await asOwner('update action set not_before = now() where id = $1', [id]);
  const [claimed] = await claimActions(asWorker(ctx), 1, { all: [], bulk: [] });
  if (claimed?.id !== id) throw new Error('it is not due');
  await deliver(asWorker(ctx), claimed, signal);
  return getAction(ctx, { id });
}

const historyOf = async ({ ctx, id }: Leak) =>
  (await auditOf(ctx))
    .filter(({ subject_id }) => subject_id === id)
    .map(({ action, before, after }) => ({ action, before, after }));

test('the mapped document is confirmed by name and owner, its sharing revoked after the hold, and read again', async () => {
  const leak = await aLeak();
  expect(await planLockdown(leak.ctx, leak)).toMatchObject({
    tenants: [{ id: leak.tenantId, documentId: 'd-1', why: null, whyOff: null }],
    file: { name: 'payroll.xlsx' },
    holdSeconds: 60,
    whyNot: null,
  });
  expect(vendor.asked).toEqual([]);
  expect(await looked(leak)).toMatchObject({ isMatch: true, isSharedOutside: true, app: 'BOX' });
  const action = await revoked(leak);
  expect(action.state).toBe('held');
  expect(Math.round((Date.parse(action.notBefore) - Date.now()) / 1000)).toBe(60);
  expect(writes()).toEqual([]);
  const done = await itsTurn(leak.ctx, action.id);
  expect(done).toMatchObject({ state: 'done', findingId: leak.id, confirmedAt: expect.any(Date) });
  const ids = { normalized_document_uuid: 'd-1', object_id: 'src-1', owner_uuid: 'u-1', user_uuid: 'u-1' };
  expect(writes().map(({ body }) => body)).toEqual([{ account_name: 'acme', external_only: true, ...ids }]);
  expect(await historyOf(leak)).toMatchObject([
    { action: 'action.request', before: { name: 'Payroll.xlsx', total: 1, collaborators: ['k.lee@contoso.example'] } },
    { action: 'action.done', after: { status: 200 } },
    { action: 'action.seen', after: { outcome: 'applied', total: 0, collaborators: [], sharedOutside: false } },
  ]);
});

test('what Edge still shows after its yes is told, and is not confirmed', async () => {
  const leak = await aLeak();
  isDeaf = true;
  const { id } = await revoked(leak);
  expect(await itsTurn(leak.ctx, id)).toMatchObject({ state: 'done', confirmedAt: null });
  expect((await historyOf(leak)).at(-1)).toMatchObject({
    action: 'action.seen',
    after: { outcome: 'absent', collaborators: ['k.lee@contoso.example'] },
  });
});

test('taken back within the hold, Edge hears nothing; asked for twice it is one', async () => {
  const leak = await aLeak();
  const { seen } = await looked(leak);
  const first = await revoked(leak, { seen, key: 'one' });
  expect(await revoked(leak, { seen, key: 'one' })).toEqual(first);
  await expect(revoked(leak, { seen, key: 'two' })).rejects.toMatchObject({ code: 'conflict' });
  await takeBack(leak.ctx, { id: first.id });
  expect(writes()).toEqual([]);
  expect((await historyOf(leak)).map(({ action }) => action)).toEqual(['action.request', 'action.take-back']);
});

test('where name and owner do not both agree a person has to say so', async () => {
  for (const [owner, says] of [
    ['Ben Ode', 'differ'],
    ['ben@northwind.example', 'unsaid'],
    [null, 'unsaid'],
  ] as const) {
    const leak = await aLeak({ owner });
    expect(await looked(leak)).toMatchObject({
      isMatch: false,
      agreement: { name: 'agree', owner: says },
    });
    await expect(revoked(leak)).rejects.toMatchObject({
      code: 'bad_input',
      fields: { isConfirmed: expect.any(String) },
    });
    expect((await revoked(leak, { isConfirmed: true })).state).toBe('held');
  }
});

test('what is not there to be revoked is not revoked, and nothing is written', async () => {
  const leak = await aLeak();
  const { seen } = await looked(leak);
  guests = ['another@fabrikam.example'];
  await expect(revoked(leak, { seen })).rejects.toMatchObject({ code: 'conflict' });
  guests = [];
  await expect(revoked(leak)).rejects.toMatchObject({ code: 'not_possible' });
  refusal = { status: 400, body: { message: 'document does not exist' } };
  expect(await lookAtDocument(leak.ctx, leak, signal)).toMatchObject({
    found: false,
    words: expect.stringContaining('document does not exist'),
  });
  await expect(revoked(leak, { seen })).rejects.toMatchObject({ code: 'not_possible' });
  refusal = { status: 403, body: { message: 'scope missing' } };
  await expect(lookAtDocument(leak.ctx, leak, signal)).rejects.toMatchObject({ detail: { status: 403 } });
  expect(await historyOf(leak)).toEqual([]);
});

test('a mapping that yields nothing says why, and several tenants are all named', async () => {
  const leak = await aLeak({ fileId: '' });
  await anEdge(leak.ctx, 'another', '');
  const { tenants } = await planLockdown(leak.ctx, leak);
  expect(tenants).toMatchObject([
    { name: 'another', documentId: null, why: expect.stringContaining('No mapping') },
    { name: 'edge', documentId: null, why: 'The incident has nothing at contentInfo.additionalInfo.fileId.' },
  ]);
  const alone = await signedIn(await aWorkspace('admin'));
  expect((await planLockdown(alone, await aFinding(alone))).tenants).toEqual([]);
});

test('an analyst looks and does not revoke, a manager does neither, another workspace finds nothing', async () => {
  const leak = await aLeak();
  const { seen } = await looked(leak);
  const analyst = { ...leak, ctx: await signedIn(await aColleague(leak.ctx, 'analyst')) };
  expect(await planLockdown(analyst.ctx, leak)).toMatchObject({ whyNot: expect.stringContaining('analyst') });
  expect(await looked(analyst)).toMatchObject({ seen });
  await expect(revoked(analyst, { seen })).rejects.toMatchObject({ code: 'forbidden' });
  const manager = await signedIn(await aColleague(leak.ctx, 'manager'));
  await expect(planLockdown(manager, leak)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(lookAtDocument(manager, leak, signal)).rejects.toMatchObject({ code: 'forbidden' });
  const outsider = { ...leak, ctx: await signedIn(await aWorkspace('admin')) };
  await expect(planLockdown(outsider.ctx, leak)).rejects.toMatchObject({ code: 'not_found' });
  await expect(revoked(outsider, { seen })).rejects.toMatchObject({ code: 'not_found' });
  const { id } = await aFinding(outsider.ctx);
  await expect(looked({ ...outsider, id })).rejects.toMatchObject({ code: 'not_found' });
  const dlp = { ...leak, tenantId: (await aFinding(leak.ctx)).connectionId };
  await expect(looked(dlp)).rejects.toMatchObject({ code: 'not_found' });
});
