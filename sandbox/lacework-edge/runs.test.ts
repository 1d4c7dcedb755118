import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Edge, EPOCH, startEdge } from './edge-under-test';
import { ROLE, RUN_STATUS } from './numbers';
import type { Row } from './shape';

let edge: Edge;
beforeEach(async () => {
  edge = await startEdge();
});
afterEach(() => edge.close());

const list = (query: string) => edge.rows(`/workflow_runs?${query}`, 'workflow_runs');
const answer = (run: Row, body: object) => edge.send('POST', `/workflow_runs/${run.uuid}/answer`, body);

/** A run of a workflow that asks for what is given. */
async function newRun(wanted: { token_required: boolean; justification_required: boolean }): Promise<Row> {
  const workflow = await edge.send('POST', '/workflows', { name: 'Test', execution_ttl_sec: 600, ...wanted });
  const sent = { workflow_run: { workflow_uuid: workflow.body.uuid, app_host: 'db.example' }, execute_now: true };
  return (await edge.send('POST', '/workflow_runs', sent)).body;
}

test('a few runs wait with time left, and every filter narrows the list', async () => {
  const all = await list('');
  const waiting = await list('status=PENDING');
  expect(all).toHaveLength(30);
  expect(waiting.length).toBeGreaterThanOrEqual(4);
  expect(
    waiting.every(
      ({ status, expire_time_sec }) => status === RUN_STATUS.PENDING && Number(expire_time_sec) * 1000 > EPOCH,
    ),
  ).toBe(true);
  expect(await list('status=PENDING,SUCCESS')).toHaveLength(waiting.length + (await list('status=SUCCESS')).length);
  const [run] = all;
  for (const field of ['workflow_uuid', 'user_uuid', 'app_protocol', 'app_host', 'app_port', 'app_uuid']) {
    const found = await list(`${field}=${run?.[field]}`);
    expect(found.map(({ uuid }) => uuid)).toContain(run?.uuid);
    expect(found).toEqual(all.filter((one) => one[field] === run?.[field]));
  }
  expect(await list('app_uuid=nobody')).toEqual([]);
});

test('a run is answered once', async () => {
  const run = await newRun({ token_required: false, justification_required: false });
  const first = await answer(run, { answer_index: '0' });
  expect(first.body).toMatchObject({
    status: RUN_STATUS.SUCCESS,
    answer_index: '0',
    approver_uuid: edge.world.admins[0]?.uuid,
  });
  expect((await answer(run, { answer_index: '1' })).status).toBe(400);
  expect((await edge.get(`/workflow_runs/${run.uuid}`)).body.status).toBe(RUN_STATUS.SUCCESS);
});

test('the answers mean what the vendor says: Deny fails, Unsure is unsure', async () => {
  const outcomes = [];
  for (const answer_index of ['1', '2']) {
    const run = await newRun({ token_required: false, justification_required: false });
    outcomes.push((await answer(run, { answer_index })).body.status);
  }
  expect(outcomes).toEqual([RUN_STATUS.FAILURE, RUN_STATUS.UNSURE]);
});

test('a run that asks for a token and a reason takes no answer without them', async () => {
  const run = await newRun({ token_required: true, justification_required: true });
  const token = Number(/code is (\d{6})/.exec(String(run.approver_text))?.[1]);
  for (const body of [
    { justification: 'ok' },
    { justification: 'ok', token: token + 1 },
    { token },
    { token, justification: '  ' },
  ]) {
    expect((await answer(run, { answer_index: '0', ...body })).status).toBe(400);
  }
  expect((await answer(run, { answer_index: '9', token, justification: 'ok' })).status).toBe(400);
  expect((await answer(run, { answer_index: '0', token, justification: 'ok' })).status).toBe(200);
});

test('nobody answers an expired run; it has become unsure', async () => {
  const run = await newRun({ token_required: false, justification_required: false });
  edge.pass(600_000);
  expect((await answer(run, { answer_index: '0' })).status).toBe(400);
  expect((await edge.get(`/workflow_runs/${run.uuid}`)).body.status).toBe(RUN_STATUS.UNSURE);
});

test('who is no approver may look but not answer', async () => {
  const person = edge.world.people[100];
  const made = await edge.send('POST', '/tokens', { name: 'User', role: ROLE.USER, user_uuid: person?.uuid });
  const { body: session } = await edge.login(String(made.body.secret));
  const [run] = await list('status=PENDING');
  const seen = await edge.call(String(session.token), 'GET', `/workflow_runs/${run?.uuid}`);
  expect([run?.can_user_approve, seen.body.can_user_approve]).toEqual([true, false]);
  const tried = await edge.call(String(session.token), 'POST', `/workflow_runs/${run?.uuid}/answer`, {
    answer_index: '0',
  });
  expect(tried.status).toBe(403);
});

test('a created run asks within a minute', async () => {
  const [workflow] = await edge.rows('/workflows', 'workflows');
  const made = await edge.send('POST', '/workflow_runs', { workflow_run: { workflow_uuid: workflow?.uuid } });
  expect(made.body.status).toBe(RUN_STATUS.CREATED);
  edge.pass(60_000);
  expect((await edge.get(`/workflow_runs/${made.body.uuid}`)).body.status).toBe(RUN_STATUS.PENDING);
});
