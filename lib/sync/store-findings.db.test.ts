import { expect, test } from 'vitest';
import { inSqlTx } from '@/lib/db/rows';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, asWorker, aWorkspace } from '@/lib/db/testing';
import type { FindingRecord } from '@/lib/model/record';
import { storePage } from './store';

const record = (over: Partial<FindingRecord> = {}): FindingRecord => ({
  kind: 'cloud_alert',
  externalId: 'ZS-CLOUD-1',
  title: 'Public bucket',
  description: 'A bucket is public.',
  severity: 'high',
  vendorSeverity: 'HIGH',
  status: 'new',
  vendorStatus: 'Open',
  vendorOwner: null,
  person: null,
  resource: 'arn:aws:s3:::invoices',
  account: '012345678901',
  policy: 'ZS-AWS-00001',
  subject: null,
  labels: ['team:payments'],
  createdAt: new Date('2026-11-01T00:00:00Z'),
  updatedAt: new Date('2026-11-02T00:00:00Z'),
  raw: { alert_id: 'ZS-CLOUD-1', age: 3 },
  volatile: ['age'],
  ...over,
});

async function aStore() {
  const ctx = asWorker(await aWorkspace('analyst'));
  const { id } = await aConnection(ctx, 'zscaler-posture');
  const store = (...items: FindingRecord[]) =>
    inSqlTx(ctx, (client) => storePage(client, ctx, id, 'finding', { items, odd: [] }));
  const read = () =>
    asOwner<{
      title: string;
      status: number;
      severity: number;
      hash: Buffer;
      resource: string;
      label: string | null;
      xmin: string;
    }>(
      `select f.title, f.status, f.severity, f.xmin, t.value as resource, l.label from finding f
         join term t on t.workspace_id = f.workspace_id and t.id = f.resource_id
         left join finding_label l on l.workspace_id = f.workspace_id and l.finding_id = f.id
       where f.workspace_id = $1 order by f.external_id`,
      [ctx.workspaceId],
    );
  return { ctx, store, read };
}

test('a new record is stored with its words, labels and codes', async () => {
  const { store, read } = await aStore();
  expect(await store(record())).toEqual({ seen: 1, changed: 1 });
  const [row] = await read();
  expect(row).toMatchObject({
    title: 'Public bucket',
    status: 1,
    severity: 5,
    resource: 'arn:aws:s3:::invoices',
    label: 'team:payments',
  });
});

test('unchanged means untouched, a volatile field included', async () => {
  const { store, read } = await aStore();
  await store(record());
  const [before] = await read();
  expect(await store(record({ raw: { alert_id: 'ZS-CLOUD-1', age: 4 } }))).toEqual({ seen: 1, changed: 0 });
  expect((await read())[0]?.xmin).toBe(before?.xmin);
});

test('a page fetched before a newer state does not bring the old one back', async () => {
  const { store, read } = await aStore();
  await store(record({ status: 'resolved', updatedAt: new Date('2026-11-05T00:00:00Z') }));
  await store(record({ status: 'new', updatedAt: new Date('2026-11-02T00:00:00Z') }));
  expect((await read())[0]?.status).toBe(5);
});

test('a record shown twice on one page is stored once, the last one wins', async () => {
  const { store, read } = await aStore();
  await store(record(), record({ title: 'Public bucket, again' }));
  expect((await read()).map((row) => row.title)).toEqual(['Public bucket, again']);
});

test('labels the vendor took off go, ours stay', async () => {
  const { ctx, store, read } = await aStore();
  await store(record({ labels: ['old', 'kept'] }));
  await asOwner(
    `insert into finding_label (workspace_id, finding_id, label, origin) select workspace_id, id, 'ours', 'own' from finding
     where workspace_id = $1`,
    [ctx.workspaceId],
  );
  await store(record({ labels: ['kept', 'new'], updatedAt: new Date('2026-11-03T00:00:00Z') }));
  expect((await read()).map((row) => row.label).sort()).toEqual(['kept', 'new', 'ours']);
});

test('the file a record names is kept by its id, and goes with it', async () => {
  const { ctx, store } = await aStore();
  const named = (value: string | null, day = 2) =>
    store(
      record({
        document: value === null ? null : { key: 'file_id', value },
        updatedAt: new Date(Date.UTC(2026, 10, day)),
        raw: { value },
      }),
    );
  const kept = () =>
    asOwner('select key, value, xmin from finding_document where workspace_id = $1', [ctx.workspaceId]);
  await named('154618300757');
  const [first] = await kept();
  expect(first).toMatchObject({ key: 'file_id', value: '154618300757' });
  await named('154618300757');
  expect(await kept()).toEqual([first]);
  await named('7', 3);
  expect(await kept()).toMatchObject([{ value: '7' }]);
  await named(null, 4);
  expect(await kept()).toEqual([]);
});

test('raw records are kept as they came, whatever stands in them', async () => {
  const { ctx, store } = await aStore();
  const raws = [{ a: 'quotes " \\ and \u001e, {curly}', b: null }, { a: 'NULL' }, {}];
  await store(...raws.map((raw, at) => record({ externalId: `ZS-CLOUD-${at}`, raw })));
  const stored = await asOwner<{ raw: object }>(
    `select r.raw from finding f join finding_raw r on r.workspace_id = f.workspace_id and r.finding_id = f.id
     where f.workspace_id = $1 order by f.external_id`,
    [ctx.workspaceId],
  );
  expect(stored.map(({ raw }) => raw)).toEqual(raws);
});

test("what we say stays when the vendor's side changes", async () => {
  const { ctx, store, read } = await aStore();
  await store(record());
  await asOwner('update finding set own_status = 2, own_severity = 6 where workspace_id = $1', [ctx.workspaceId]);
  await store(record({ severity: 'low', updatedAt: new Date('2026-11-03T00:00:00Z') }));
  expect((await read())[0]).toMatchObject({ status: 2, severity: 6 });
});
