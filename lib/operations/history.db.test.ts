import { expect, test } from 'vitest';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, aConnection, aWorkspace } from '@/lib/db/testing';
import { listCalls, recordCall } from './history';

const call = { operation: 'answerWorkflowRun', ms: 120, outcome: 'answered', message: null, secrets: ['mfa_passcode'] };

test('a person finds their own calls, newest first and without secrets; nobody else does', async () => {
  const ctx = await aWorkspace('analyst');
  const { id: connectionId, name } = await aConnection(ctx, 'lacework-edge');
  const input = { params: { uuid: 'r-1' }, body: { answer_index: '0', nested: [{ MFA_passcode: 'planted-123456' }] } };
  await recordCall(ctx, { ...call, connectionId, input });
  await recordCall(ctx, { ...call, connectionId, input: {}, outcome: 'vendor_refused', message: 'It is answered.' });
  const { calls } = await listCalls(ctx);
  expect(calls).toMatchObject([
    { outcome: 'vendor_refused', message: 'It is answered.' },
    { operation: 'answerWorkflowRun', ms: 120, outcome: 'answered', tenant: { id: connectionId, name } },
  ]);
  expect(calls[1]?.input).toEqual({ params: { uuid: 'r-1' }, body: { answer_index: '0', nested: [{}] } });
  const kept = await asOwner('select * from operation_call where workspace_id = $1', [ctx.workspaceId]);
  expect(JSON.stringify(kept)).not.toContain('planted');

  expect((await listCalls(await aColleague(ctx, 'admin'))).calls).toEqual([]);
  expect((await listCalls(await aWorkspace('analyst'))).calls).toEqual([]);
  await expect(listCalls(await aColleague(ctx, 'manager'))).rejects.toMatchObject({ code: 'forbidden' });
});

test('what is too long is not kept, and old calls make room for new ones', async () => {
  const ctx = await aWorkspace('analyst');
  const { id: connectionId } = await aConnection(ctx, 'workato');
  await asOwner(
    `insert into operation_call (workspace_id, id, user_id, connection_id, operation, at, ms, outcome)
     select $1, gen_random_uuid(), $2, $3, 'listTags', now() - n * interval '1 minute', 1, 'answered' from generate_series(1, 503) n`,
    [ctx.workspaceId, ctx.actor.userId, connectionId],
  );
  await recordCall(ctx, { ...call, connectionId, input: { body: { data: 'x'.repeat(20_000) } } });
  const { calls } = await listCalls(ctx);
  expect(calls[0]).toMatchObject({ operation: 'answerWorkflowRun', input: null });
  const [kept] = await asOwner('select count(*)::int as n from operation_call where workspace_id = $1', [
    ctx.workspaceId,
  ]);
  expect(kept).toEqual({ n: 501 });
});
