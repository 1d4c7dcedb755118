import { expect, test } from 'vitest';
import type { Ctx } from '@/lib/db/ctx';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aFinding, auditOf, aWorkspace } from '@/lib/db/testing';
import { getFinding, getFindingRow } from './detail';
import { setSeverity } from './set-severity';
import { setStatus } from './set-status';
import { settleConflict } from './settle-conflict';
import type { FindingDetail } from './shapes';

/** As a sync stores what the vendor has now. */
const vendorSays = (ctx: Ctx, id: string, set: string) =>
  asOwner(`update finding f set ${set} from (select set_config('onequeue.workspace', $2, true)) w where f.id = $1`, [
    id,
    ctx.workspaceId,
  ]);
const detailOf = async (ctx: Ctx, id: string): Promise<FindingDetail> => JSON.parse(await getFinding(ctx, id));

async function rated(winner: 'vendor' | 'console' | null) {
  const ctx = await aWorkspace('analyst');
  if (winner) {
    const winners = { 'posture.severity': winner };
    await asOwner('insert into acting_rules (workspace_id, winners) values ($1, $2)', [ctx.workspaceId, winners]);
  }
  const { id } = await aFinding(ctx, { kind: 'cloud_alert', severity: 'high' });
  await setSeverity(ctx, { id, severity: 'low', version: 1 });
  await vendorSays(ctx, id, "vendor_severity_code = 6, vendor_severity = 'CRITICAL'");
  return { ctx, id };
}

test('what the vendor changes over ours is asked: both stand side by side, and the choice is made once', async () => {
  const { ctx, id } = await rated(null);
  const before = await detailOf(ctx, id);
  expect(before).toMatchObject({
    severity: 'low',
    conflicts: [{ field: 'severity', ours: 'low', theirs: 'CRITICAL' }],
  });
  const body = { id, field: 'severity', choice: 'theirs', version: before.version } as const;
  await expect(settleConflict(await aColleague(ctx, 'manager'), body)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(settleConflict(await aWorkspace('analyst'), body)).rejects.toMatchObject({ code: 'not_found' });
  await expect(settleConflict(ctx, { ...body, version: 9 })).rejects.toMatchObject({ code: 'conflict' });
  expect(await settleConflict(ctx, body)).toMatchObject({ severity: 'critical', ownSeverity: null });
  await expect(settleConflict(ctx, { ...body, version: before.version + 1 })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect((await detailOf(ctx, id)).conflicts).toEqual([]);
  expect((await auditOf(ctx)).map(({ action }) => action)).toContain('finding.settle_conflict');
});

test('where the vendor wins ours is dropped, and that is on record; where the console wins it stays', async () => {
  const theirs = await rated('vendor');
  expect(await getFindingRow(theirs.ctx, theirs.id)).toMatchObject({
    severity: 'critical',
    ownSeverity: null,
    version: 3,
  });
  expect((await auditOf(theirs.ctx)).at(-1)).toMatchObject({ action: 'finding.vendor_wins', subject_id: theirs.id });
  const ours = await rated('console');
  expect(await detailOf(ours.ctx, ours.id)).toMatchObject({ severity: 'low', conflicts: [] });
});

test('what either side has changed again is no longer asked', async () => {
  const ours = await rated(null);
  await setSeverity(ours.ctx, { id: ours.id, severity: 'medium', version: 2 });
  expect((await detailOf(ours.ctx, ours.id)).conflicts).toEqual([]);
  const theirs = await rated(null);
  await vendorSays(theirs.ctx, theirs.id, "vendor_severity_code = 3, vendor_severity = 'LOW'");
  expect((await detailOf(theirs.ctx, theirs.id)).conflicts).toEqual([]);
});

test('what the vendor resolves is resolved, whatever was set here: nothing is left to choose', async () => {
  const ctx = await aWorkspace('analyst');
  const { id } = await aFinding(ctx, { kind: 'cloud_alert' });
  await setStatus(ctx, { id, status: 'accepted', version: 1 });
  await vendorSays(ctx, id, "vendor_status_code = 5, vendor_status = 'CLOSED'");
  expect(await detailOf(ctx, id)).toMatchObject({ status: 'resolved', conflicts: [] });
});

test('a write that was read back and is changed at the vendor later has drifted, with what it is now; ours under way has not', async () => {
  const ctx = await aWorkspace('analyst');
  const { id, connectionId } = await aFinding(ctx);
  const insert = `insert into action (workspace_id, id, connection_id, finding_id, command, target, input, reference, state,
      requested_by, confirmed_at) values ($1, gen_random_uuid(), $2, $3, 'dlp.close', 'x', '{}', 'r', $4, $5, $6) returning id`;
  const add = async (state: string, confirmedAt: Date | null) => {
    const values = [ctx.workspaceId, connectionId, id, state, ctx.actor.userId, confirmedAt];
    const [row] = await asOwner<{ id: string }>(insert, values);
    await asOwner('update finding set last_action_id = $2 where id = $1', [id, row?.id]);
    return row?.id;
  };
  const closed = await add('done', new Date());
  await vendorSays(ctx, id, "vendor_status = 'REOPENED', vendor_status_code = 1");
  const { actions } = await detailOf(ctx, id);
  expect(actions.find(({ actionId }) => actionId === closed)).toMatchObject({ driftedTo: 'REOPENED' });
  const again = await add('done', new Date());
  await add('sending', null);
  await vendorSays(ctx, id, "vendor_status = 'RESOLVED', vendor_status_code = 5");
  const after = await detailOf(ctx, id);
  expect(after.actions.find(({ actionId }) => actionId === again)).toMatchObject({ driftedAt: null });
});
