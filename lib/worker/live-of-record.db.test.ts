import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { liveOfFinding, liveOfItem } from '@/lib/live/of-record';
import { aVaultKey } from '@/lib/vault/testing';
import { scripted } from '@/lib/vendors/testing';
import { aBroker, aLook, DLP_TOKEN, handMade, signedIn } from './testing';

aVaultKey();
await aBroker();
const signal = new AbortController().signal;
const vendor = await scripted(({ path }) => {
  if (path.includes('token')) return DLP_TOKEN;
  return {
    body: path.endsWith('/evidence')
      ? { fileName: 'e.xml', fileType: 'xml', evidenceURL: link }
      : { changeHistory: [] },
  };
});
let link: string | null = null;
const looks = { read: 'triggers', params: {}, purpose: 'customer case 12' };

afterAll(() => vendor.close());

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

test('one person sees the evidence of so many findings within an hour, and of those again; a colleague has his own', async () => {
  const { ctx, finding, connectionId } = await aLook('analyst', vendor.origin);
  await asOwner('insert into acting_rules (workspace_id, evidence_per_hour) values ($1, 2)', [ctx.workspaceId]);
  const more = await Promise.all([2, 3].map((n) => aFinding(ctx, { connectionId, externalId: `INC-${n}` })));
  const [second = finding, third = finding] = more;
  const look = (who: Ctx, { id }: { id: string }) => liveOfFinding(who, { ...looks, id }, signal);
  expect((await look(ctx, finding)).status).toBe(200);
  expect((await look(ctx, second)).status).toBe(200);
  const asked = vendor.asked.length;
  await expect(look(ctx, third)).rejects.toMatchObject({
    code: 'throttled',
    message: expect.stringMatching(/2 findings .* Look again in (59|60) min/),
  });
  expect(vendor.asked.length).toBe(asked);
  expect((await look(ctx, finding)).status).toBe(200);
  expect((await look(await signedIn(await aColleague(ctx, 'analyst')), third)).status).toBe(200);
});

test('where it cannot be put on record, nothing is asked for and nothing is shown', async () => {
  const { ctx, finding } = await aLook('analyst', vendor.origin);
  const asked = vendor.asked.length;
  await asOwner('alter function audit_append(uuid, jsonb) rename to audit_away');
  try {
    await expect(liveOfFinding(ctx, { ...looks, id: finding.id }, signal)).rejects.toThrow();
  } finally {
    await asOwner('alter function audit_away(uuid, jsonb) rename to audit_append');
  }
  expect(vendor.asked.length).toBe(asked);
});

describe('the evidence file', () => {
  const canary = `<match>${randomBytes(40).toString('hex')}</match>`;
  const content = { read: 'content', params: {}, purpose: 'customer case 12' };

  test('is read through the worker, with its record before the storage is asked, and its link is told to nobody', async () => {
    const { ctx, finding } = await aLook('analyst', vendor.origin);
    let recorded: unknown;
    let credentials: unknown;
    const storage = await handMade(async ({ headers }, response) => {
      recorded = await auditOf(ctx);
      credentials = headers.authorization;
      response.end(canary);
    });
    link = `${storage.origin}/e.xml?signature=1`;
    const answer = await liveOfFinding(ctx, { ...content, id: finding.id }, signal);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe(canary);
    expect(recorded).toMatchObject([
      { action: 'finding.evidence', subject_id: finding.id, after: { read: 'content' } },
    ]);
    expect(credentials).toBeUndefined();
    storage.close();
  });

  test('is not followed to a storage nobody has set, nor on from where the link leads', async () => {
    const { ctx, finding } = await aLook('analyst', vendor.origin);
    const ask = () => liveOfFinding(ctx, { ...content, id: finding.id }, signal);
    for (const elsewhere of ['https://bucket.example/e.xml', 'http://169.254.169.254/latest', 'http://10.0.0.1/e']) {
      link = elsewhere;
      await expect(ask()).rejects.toMatchObject({ code: 'not_possible' });
    }
    const storage = await handMade((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    link = `${storage.origin}/e.xml`;
    await expect(ask()).rejects.toMatchObject({ fault: 'refused', message: expect.stringContaining('elsewhere') });
    storage.close();
    link = null;
    await expect(ask()).rejects.toMatchObject({ code: 'not_found' });
  });

  test('what breaks off half-way is not taken for the whole', async () => {
    const { ctx, finding } = await aLook('analyst', vendor.origin);
    const storage = await handMade((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write(canary.slice(0, 20));
      setTimeout(() => response.destroy(), 50);
    });
    link = `${storage.origin}/e.xml`;
    const answer = await liveOfFinding(ctx, { ...content, id: finding.id }, signal);
    await expect(answer.text()).rejects.toThrow();
    storage.close();
  });
});
