import { expect, test } from 'vitest';
import { z } from 'zod';
import { decideAction } from '@/lib/actions/decide';
import { setActingRules } from '@/lib/actions/set-acting-rules';
import { takeBack } from '@/lib/actions/take-back';
import { asOwner } from '@/lib/db/test-database';
import { aColleague, auditOf, aWorkspace } from '@/lib/db/testing';
import { callOperation } from './call';
import { describeOperation } from './describe';

const signal = new AbortController().signal;
const settings = {
  accountName: 'acme',
  enumLabels: {
    actionType: { 1: 'note', 2: 'close_with_reason', 3: 'alert_status_change', 4: 'update_owner' },
    incidentStatus: { 1: 'False alarm' },
  },
};

/** Tenants of an admin's workspace; nothing answers at their address, so that nothing here may leave. */
async function tenants() {
  const ctx = await aWorkspace('admin');
  const add = async (vendor: string, own: object) => {
    const id = crypto.randomUUID();
    await asOwner(
      `insert into connection (workspace_id, id, vendor, name, origin, state, settings)
       values ($1, $2, $3, $3, 'https://vendor.example', 'ok', $4)`,
      [ctx.workspaceId, id, vendor, JSON.stringify(own)],
    );
    return id;
  };
  const ids = {
    edge: await add('lacework-edge', settings),
    dlp: await add('zscaler-workflow', { allowDelete: true }),
    workato: await add('workato', {}),
  };
  return { ctx, ids };
}

const Held = z.object({
  outcome: z.literal('queued'),
  action: z.object({ id: z.string(), state: z.string(), notBefore: z.coerce.date() }),
});
type Called = Partial<Parameters<typeof callOperation>[1]>;
type Place = Awaited<ReturnType<typeof tenants>>;

const called = ({ ctx }: Place, id: string, operation: string, call: Called = {}) =>
  callOperation(ctx, { params: {}, query: {}, ...call, id, operation }, signal);

/** For how many seconds it is held. */
async function held(place: Place, id: string, operation: string, call: Called = {}): Promise<number> {
  const { action } = Held.parse(await (await called(place, id, operation, call)).json());
  expect(action.state, operation).toBe('held');
  return Math.round((action.notBefore.getTime() - Date.now()) / 1000);
}

const alert = { uuid: 'a-1' };
const incident = { incidentId: 'i-1' };
const note = { note: { note_text: 'Asked the user' } };
const close = { close_with_reason: { incident_status: 1, note_text: 'Known' } };

test('an operation is held as long as the command that does the same, and a removal for a minute', async () => {
  const place = await tenants();
  const { edge, dlp, workato } = place.ids;
  const action = (body: object) => ({ params: alert, body: { action: body } });
  const several = { body: { investigation_actions: [note, close].map((one) => ({ action: one, alert_uuid: 'a' })) } };
  const expected: [number, string, string, Called?][] = [
    [20, edge, 'performInvestigationAction', action(note)],
    [8, edge, 'performInvestigationAction', action(close)],
    [20, edge, 'performInvestigationActions', several],
    [20, edge, 'createWorkflowRun', { body: { workflow_run: {} } }],
    [60, edge, 'deleteDevices', { body: { devices: [{ uuid: 'd' }] } }],
    [60, edge, 'revokeDocumentAccess', { params: { uuid: 'd' }, body: {} }],
    [60, edge, 'revokeDocumentSharing', { params: { uuid: 'd' }, body: {} }],
    [60, edge, 'updateUser', { params: { uuid: 'u' }, body: { user: { status: 4 } } }],
    [60, edge, 'updateToken', { params: { uuid: 't' }, body: { status: 4 } }],
    [60, edge, 'updatePolicy', { params: { uuid: 'p' }, body: { policy: { status: 4 } } }],
    [20, dlp, 'incident_close', { params: incident, body: { notes: 'Known' } }],
    [20, dlp, 'incident_notes', { params: incident, body: { notes: 'Seen' } }],
    [20, dlp, 'assign_labels', { params: incident, body: { labels: [{ key: 'k', value: 'v' }] } }],
    [60, dlp, 'delete_incident', { params: incident }],
    [60, workato, 'deleteTag', { params: { handle: 'tag-1' } }],
  ];
  for (const [seconds, id, operation, call] of expected) {
    expect(await held(place, id, operation, call), operation).toBe(seconds);
  }
});

test('what an admin sets holds for operations too, is shown before, and is taken back like any action', async () => {
  const place = await tenants();
  const { ctx, ids } = place;
  const holdSeconds = {
    'dlp.note': 90,
    'tag.create': 30,
    'operation.call': 15,
    'operation.remove': 300,
    'policy.status': 40,
  };
  await setActingRules(ctx, {
    holdSeconds,
    winners: {},
    typedOver: 50,
    secondOver: 500,
    evidencePerHour: 30,
    secondForPolicies: false,
    version: 0,
  });
  expect(await held(place, ids.dlp, 'incident_notes', { params: incident, body: { notes: 'Seen' } })).toBe(90);
  expect(await held(place, ids.workato, 'createTag', { body: { title: 'Night' } })).toBe(30);
  const policy = { params: { uuid: 'p' } };
  expect(await held(place, ids.edge, 'updatePolicy', { ...policy, body: { policy: { status: 3 } } })).toBe(40);
  expect(await held(place, ids.edge, 'updatePolicy', { ...policy, body: { policy: { name: 'New' } } })).toBe(15);
  expect(await held(place, ids.edge, 'deleteDevices', { body: { devices: [{ uuid: 'd' }] } })).toBe(300);

  const { action } = Held.parse(await (await called(place, ids.edge, 'createCard', { body: { card: {} } })).json());
  expect(await takeBack(ctx, { id: action.id })).toMatchObject({ state: 'cancelled' });
  const last = (await auditOf(ctx)).slice(-2).map((one) => one.action);
  expect(last).toEqual(['action.request', 'action.take-back']);

  expect(await describeOperation(ctx, { id: ids.edge, operation: 'updatePolicy' })).toMatchObject({
    interactive: false,
    holds: { 'policy.status': 40, 'operation.call': 15, 'operation.remove': 300 },
  });
  // A secret that is shown once has to have somebody who waits for it.
  expect(await describeOperation(ctx, { id: ids.edge, operation: 'createToken' })).toMatchObject({
    interactive: true,
    holds: {},
  });
});

test('many things in one call are confirmed by their number, and too many for one person are refused', async () => {
  const place = await tenants();
  const { ctx, ids } = place;
  await setActingRules(ctx, {
    holdSeconds: {},
    winners: {},
    typedOver: 2,
    secondOver: 4,
    evidencePerHour: 30,
    secondForPolicies: false,
    version: 0,
  });
  const devices = (many: number) => ({
    body: { devices: Array.from({ length: many }, (_, n) => ({ uuid: `d-${n}` })) },
  });
  const ask = (call: Called) => called(place, ids.edge, 'deleteDevices', call);
  for (const typed of [undefined, 2]) {
    await expect(ask({ ...devices(3), typed })).rejects.toMatchObject({
      code: 'bad_input',
      fields: { typed: 'Type 3.' },
    });
  }
  expect(await held(place, ids.edge, 'deleteDevices', { ...devices(3), typed: 3 })).toBe(60);
  await expect(ask({ ...devices(5), typed: 5 })).rejects.toMatchObject({
    code: 'bad_input',
    message: expect.stringContaining('second person'),
    fields: { 'body.devices': 'At most 4.' },
  });
  const tags = { body: { add_tags: ['tag-1'], recipe_ids: [1, 2], connection_ids: [3] } };
  await expect(called(place, ids.workato, 'manageTagAssignments', tags)).rejects.toMatchObject({
    fields: { typed: 'Type 3.' },
  });
  expect((await auditOf(ctx)).filter(({ action }) => action === 'action.request')).toHaveLength(1);
});

test('who may not call an operation takes back none, and decides none that nobody knows the outcome of', async () => {
  const place = await tenants();
  const { ctx, ids } = place;
  const analyst = await aColleague(ctx, 'analyst');
  const answer = await called(place, ids.edge, 'deleteDevices', { body: { devices: [{ uuid: 'd' }] } });
  const { id } = Held.parse(await answer.json()).action;
  await expect(takeBack(analyst, { id })).rejects.toMatchObject({ code: 'forbidden' });
  await asOwner("update action set state = 'needs_you' where id = $1", [id]);
  await expect(decideAction(analyst, { id, decision: 'again' })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await decideAction(ctx, { id, decision: 'give_up' })).toMatchObject({ state: 'cancelled' });
});

test('a close has its reason at this door too', async () => {
  const place = await tenants();
  const analyst = { ...place, ctx: await aColleague(place.ctx, 'analyst') };
  const { dlp, edge } = place.ids;
  const dlpClose = called(analyst, dlp, 'incident_close', {
    params: incident,
    body: { resolutionCode: 'FALSE_POSITIVE' },
  });
  await expect(dlpClose).rejects.toMatchObject({ fields: { 'body.notes': 'Say why it is closed.' } });
  const bare = { close_with_reason: { incident_status: 1, note_text: ' ' } };
  const edgeClose = called(analyst, edge, 'performInvestigationAction', { params: alert, body: { action: bare } });
  await expect(edgeClose).rejects.toMatchObject({
    fields: { 'body.action.close_with_reason.note_text': 'Say why it is closed.' },
  });
});

test('an operation that switches a policy off waits for a second person too, whatever door it came by', async () => {
  const place = await tenants();
  const { edge } = place.ids;
  const holdSeconds = { 'policy.status': 5, 'operation.call': 5 };
  const rules = { holdSeconds, winners: {}, typedOver: 50, secondOver: 500, evidencePerHour: 30, version: 0 };
  await setActingRules(place.ctx, { ...rules, secondForPolicies: true });
  const stateOf = async (operation: string, body: object) => {
    const answer = await called(place, edge, operation, { params: { uuid: 'p' }, body });
    return (await answer.json()).action.state;
  };
  for (const status of [3, 4, 9]) {
    expect(await stateOf('updatePolicy', { policy: { status } }), `status ${status}`).toBe('asked');
    expect(await stateOf('updateAppControlPolicy', { status }), `status ${status}`).toBe('asked');
  }
  expect(await stateOf('updatePolicy', { policy: { name: 'New', status: 3 } })).toBe('asked');
  expect(await stateOf('updatePolicy', { policy: { status: 2 } })).not.toBe('asked');
  expect(await stateOf('updateUser', { user: { status: 3 } })).not.toBe('asked');
});
