import { expect } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aConnection, aFinding, asWorker, auditOf, aWorkspace } from '@/lib/db/testing';
import { countFindings } from '@/lib/findings/counts';
import { getFindingRow } from '@/lib/findings/detail';
import type { Severity } from '@/lib/model/finding';
import { acceptFold } from './accept';
import { moveFolds } from './move';
import { listFolds } from './read';
import { reopenDue } from './reopen';
import type { FoldTab } from './schema';

export const POLICY = 'ZS-AWS-00277';
export const ACCOUNT = '012345678901';
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
export const until = inDays(30);

export async function aFold(severities: Severity[] = ['high', 'medium']) {
  const ctx = await aWorkspace('analyst');
  const { id: connectionId } = await aConnection(ctx, 'zscaler-posture', { name: 'aws prod' });
  const alert = (n: number, over: Parameters<typeof aFinding>[1] = {}) =>
    aFinding(ctx, {
      kind: 'cloud_alert',
      connectionId,
      policy: POLICY,
      account: ACCOUNT,
      title: 'Delivery status logging is off',
      resource: `arn:aws:sns:us-east-1:${ACCOUNT}:topic-${n}`,
      ...over,
    });
  const ids: string[] = [];
  for (const [n, severity] of severities.entries()) ids.push((await alert(n, { severity })).id);
  const asked = {
    connectionId,
    policy: POLICY,
    account: ACCOUNT,
    reason: 'Test topics only.',
    findings: 1000,
    ownerId: 'me',
    until,
  } as const;
  return { ctx, connectionId, alert, ids, asked, accept: (version = 0) => acceptFold(ctx, { ...asked, version }) };
}

/** What the worker does at each tick, until nothing is left. */
export async function tick(ctx: Ctx) {
  const worker = asWorker(ctx);
  for (const work of [reopenDue, moveFolds]) while (await work(worker));
}
export const tabOf = async (ctx: Ctx, tab: FoldTab) => (await listFolds(ctx, { tab, text: '' })).items;
export const total = async (ctx: Ctx, q: string) => (await countFindings(ctx, q)).total;
export const statusesOf = async (ctx: Ctx, ids: string[]) =>
  Promise.all(ids.map(async (id) => (await getFindingRow(ctx, id)).status));
export const recordsOf = async (ctx: Ctx, action: string) =>
  (await auditOf(ctx)).filter((one) => one.action === action).map(({ after }) => after);
export const timePasses = (ctx: Ctx) =>
  asOwner("update fold_acceptance set expires_at = now() - interval '1 second' where workspace_id = $1", [
    ctx.workspaceId,
  ]);
export const vendorRates = (ctx: Ctx, id: string, code: number) =>
  asOwner(
    `update finding f set vendor_severity_code = $3 from (select set_config('onequeue.workspace', $2, true)) w where f.id = $1`,
    [id, ctx.workspaceId, code],
  );

export async function addsUp(ctx: Ctx) {
  const words = ['is:open', 'is:snoozed', 'is:merged', 'is:suppressed', 'is:accepted', 'status:resolved'];
  const counts = await Promise.all(words.map((q) => total(ctx, q)));
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(await total(ctx, ''));
  for (const tab of ['open', 'reopened', 'accepted'] as const)
    for (const { findings } of await tabOf(ctx, tab)) {
      const { open, accepted, snoozed, suppressed, merged, resolved } = findings;
      expect(open + accepted + snoozed + suppressed + merged + resolved).toBe(findings.total);
    }
}
