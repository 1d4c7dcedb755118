import { expect, test } from 'vitest';
import { inSqlTx } from '@/lib/db/rows';
import { aConnection, asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { countFindings } from '@/lib/findings/counts';
import { acceptFold } from '@/lib/folds/accept';
import { moveFolds } from '@/lib/folds/move';
import { reopenDue } from '@/lib/folds/reopen';
import type { Severity } from '@/lib/model/finding';
import type { FindingRecord } from '@/lib/model/record';
import { storePage } from '@/lib/sync/store';

const FOLD = { policy: 'ZS-AWS-00277', account: '012345678901' };
const until = new Date(Date.now() + 86_400_000).toISOString();

function record(n: number, severity: Severity, day: number): FindingRecord {
  return {
    ...FOLD,
    kind: 'cloud_alert',
    externalId: `ZS-CLOUD-${n}`,
    title: 'Delivery status logging is off',
    description: '',
    severity,
    vendorSeverity: severity,
    status: 'new',
    vendorStatus: 'Open',
    vendorOwner: null,
    person: null,
    resource: `topic-${n}`,
    subject: null,
    labels: [],
    createdAt: new Date('2026-11-01T00:00:00Z'),
    updatedAt: new Date(Date.UTC(2026, 10, day)),
    raw: { n, severity },
    volatile: [],
  };
}

test('what a sync stores re-opens an accepted fold, by what rose and by what is new, once each; accepted anew it stands', async () => {
  const ctx = await aWorkspace('analyst');
  const worker = asWorker(ctx);
  const { id: connectionId } = await aConnection(ctx, 'zscaler-posture');
  const store = (...items: FindingRecord[]) =>
    inSqlTx(worker, (client) => storePage(client, worker, connectionId, 'finding', { items, odd: [] }));
  const accept = (version: number) =>
    acceptFold(ctx, { ...FOLD, connectionId, reason: 'Test topics only.', ownerId: 'me', until, findings: 9, version });
  const tick = async () => {
    for (const work of [reopenDue, moveFolds]) while (await work(worker));
  };
  const reopened = async () =>
    (await auditOf(ctx)).filter(({ action }) => action === 'fold.reopen').map(({ after }) => after);
  const open = async () => (await countFindings(ctx, 'is:open')).total;

  await store(record(1, 'medium', 1));
  await accept(0);
  await store(record(1, 'low', 2));
  await tick();
  expect(await open()).toBe(0);
  await store(record(1, 'critical', 3));
  await tick();
  await tick();
  expect(await open()).toBe(1);
  expect(await reopened()).toMatchObject([{ why: 'severity', resource: 'topic-1' }]);
  expect(await accept(2)).toMatchObject({ acceptance: { state: 'active', severity: 'critical', version: 3 } });
  await tick();
  expect(await open()).toBe(0);
  await store(record(2, 'low', 4));
  await tick();
  await tick();
  expect(await open()).toBe(2);
  expect(await reopened()).toMatchObject([{ why: 'severity' }, { why: 'new_resource', resource: 'topic-2' }]);
});
