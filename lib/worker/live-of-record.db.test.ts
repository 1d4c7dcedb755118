import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, auditOf, aWorkspace } from '@/lib/db/testing';
import { liveOfFinding, liveOfItem } from '@/lib/live/of-record';
import { aVaultKey } from '@/lib/vault/testing';
import { scripted } from '@/lib/vendors/testing';
import { type Broker, startBroker } from './broker';
import { aLook, DLP_TOKEN, freePort, signedIn } from './testing';

aVaultKey();
const secret = randomBytes(32).toString('hex');
const url = `http://127.0.0.1:${await freePort()}`;
process.env.BROKER_URL = url;
process.env.BROKER_SECRET = secret;
const signal = new AbortController().signal;
const vendor = await scripted(({ path }) => (path.includes('token') ? DLP_TOKEN : { body: { changeHistory: [] } }));
let broker: Broker;

beforeAll(async () => {
  broker = await startBroker({ url, secret });
});
afterAll(async () => {
  await broker.close();
  await vendor.close();
});

test('a finding’s history is asked for with the vendor’s own id, whatever the caller says it is', async () => {
  const { ctx, finding } = await aLook('manager', vendor.origin);
  const answer = await liveOfFinding(ctx, { id: finding.id, read: 'history', params: { id: 'OTHER' } }, signal);
  expect(await answer.json()).toEqual({ entries: [], odd: [] });
  expect(vendor.asked.at(-1)?.path).toContain('INC-1');
});

test('what the vendor’s list does not hold for findings is not found', async () => {
  const { ctx, finding } = await aLook('admin', vendor.origin);
  for (const read of ['tagAssets', 'toString', 'verify']) {
    const attempt = liveOfFinding(ctx, { id: finding.id, read, params: {} }, signal);
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
  }
});

test('another workspace’s finding is not found', async () => {
  const { finding } = await aLook('admin', vendor.origin);
  const stranger = await signedIn(await aWorkspace('admin'));
  const attempt = liveOfFinding(stranger, { id: finding.id, read: 'history', params: {} }, signal);
  await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
});

test('evidence is refused to a manager, and shown to an analyst with a purpose', async () => {
  const { ctx, finding } = await aLook('manager', vendor.origin);
  const asked = { id: finding.id, read: 'triggers', params: {}, purpose: 'customer case 12' };
  await expect(liveOfFinding(ctx, asked, signal)).rejects.toMatchObject({ code: 'forbidden' });
  const analyst = await signedIn(await aColleague(ctx, 'analyst'));
  const without = liveOfFinding(analyst, { ...asked, purpose: undefined }, signal);
  await expect(without).rejects.toMatchObject({ code: 'bad_input', fields: { purpose: expect.any(String) } });
  expect((await liveOfFinding(analyst, asked, signal)).status).toBe(200);
  expect(await auditOf(ctx)).toMatchObject([{ action: 'finding.evidence', subject_id: finding.id }]);
});

test('a tenant that is disabled says so instead of showing nothing', async () => {
  const { ctx, finding, connectionId } = await aLook('analyst', vendor.origin);
  await asOwner("update connection set state = 'disabled' where id = $1", [connectionId]);
  const attempt = liveOfFinding(ctx, { id: finding.id, read: 'history', params: {} }, signal);
  await expect(attempt).rejects.toMatchObject({ code: 'not_possible', message: 'dlp is disabled.' });
});

test('a record is looked for under its own noun', async () => {
  const { ctx, connectionId } = await aLook('analyst', vendor.origin);
  const id = crypto.randomUUID();
  await asOwner(
    `insert into item (workspace_id, id, connection_id, noun, kind, external_id, title, at, raw, hash)
     values ($1, $2, $3, 'tag', 'tag', 'tag-1', 'PII', now(), '{}', '\\x')`,
    [ctx.workspaceId, id, connectionId],
  );
  const asked = { id, read: 'history', params: {} };
  await expect(liveOfItem(ctx, { ...asked, noun: 'policy' }, signal)).rejects.toThrow('There is no such record.');
  await expect(liveOfItem(ctx, { ...asked, noun: 'tag' }, signal)).rejects.toThrow('has no such read');
});
