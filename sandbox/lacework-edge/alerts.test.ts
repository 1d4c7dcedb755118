import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJournal } from '../core/journal';
import { type Edge, EPOCH, startEdge } from './edge-under-test';
import { ACTION_TYPE, ALERT_STATUS, INCIDENT_STATUS } from './numbers';
import type { Row } from './shape';

const DAY = 86_400_000;
const everything = `start_time=${EPOCH - 181 * DAY}&end_time=${EPOCH}`;
const anyStatus = Object.values(ALERT_STATUS).join(',');

let edge: Edge;
beforeEach(async () => {
  edge = await startEdge();
});
afterEach(() => edge.close());

async function openAlert(): Promise<Row> {
  const alerts = await edge.rows(`/alerts?${everything}&status_filter=${ALERT_STATUS.OPEN}`, 'alerts');
  const [alert] = alerts;
  if (!alert) throw new Error('the small tenant has open alerts');
  return alert;
}

const closing = {
  action_type: ACTION_TYPE.CLOSE_WITH_REASON,
  close_with_reason: { incident_status: INCIDENT_STATUS.TRUE_POSITIVE, note_text: 'seen' },
};
const act = (alert: Row, action: object, sent: object = {}) =>
  edge.send('POST', `/alerts/${alert.uuid}/investigation_actions`, { alert_uuid: alert.uuid, action, ...sent });

test('an alert list is of a span of time and of open alerts, unless the filter names others', async () => {
  const all = await edge.rows(`/alerts?${everything}&status_filter=${anyStatus}`, 'alerts');
  const open = await edge.rows(`/alerts?${everything}&status_filter=`, 'alerts');
  expect(all).toHaveLength(120);
  expect(open.length).toBeGreaterThan(10);
  expect(open.every(({ status, closed_time }) => status !== ALERT_STATUS.CLOSED && closed_time === 0)).toBe(true);
  const from = EPOCH - 30 * DAY;
  const month = await edge.rows(`/alerts?start_time=${from}&end_time=${EPOCH}&status_filter=${anyStatus}`, 'alerts');
  expect(month).toEqual(all.filter((alert) => Number(alert.create_time) >= from));
});

test('the three parameters of the list are required, and a time has to be a number', async () => {
  for (const query of [
    '',
    `${everything}`,
    'start_time=x&end_time=1&status_filter=',
    'start_time=2&end_time=1&status_filter=',
  ]) {
    expect((await edge.get(`/alerts?${query}`)).status).toBe(400);
  }
});

test('closing changes the alert, sets its time and adds to its history', async () => {
  const alert = await openAlert();
  edge.pass(5_000);
  const done = await act(alert, closing, { alert_update_time: alert.update_time });
  expect(done.status).toBe(200);
  const after = (await edge.get(`/alerts/${alert.uuid}`)).body;
  expect(after).toMatchObject({
    status: ALERT_STATUS.CLOSED,
    incident_status: INCIDENT_STATUS.TRUE_POSITIVE,
    closed_time: EPOCH + 5_000,
    update_time: done.body.alert_update_time,
  });
  const history = await edge.rows(`/alerts/${alert.uuid}/investigation_actions`, 'investigation_actions');
  expect(history.at(-1)).toEqual(done.body.history_item);
  expect(history.at(-1)).toMatchObject({ actor_display_name: edge.world.admins[0]?.name, action: closing });
  const open = await edge.rows(`/alerts?${everything}&status_filter=`, 'alerts');
  expect(open.map(({ uuid }) => uuid)).not.toContain(alert.uuid);
});

test('a stale update time is refused, and nothing changes', async () => {
  const alert = await openAlert();
  await act(
    alert,
    { action_type: ACTION_TYPE.NOTE, note: { note_text: 'first' } },
    { alert_update_time: alert.update_time },
  );
  const late = await act(alert, closing, { alert_update_time: alert.update_time });
  expect(late.status).toBe(400);
  expect(late.body.message).toContain('stale');
  expect((await edge.get(`/alerts/${alert.uuid}`)).body.status).toBe(ALERT_STATUS.OPEN);
  const history = await edge.rows(`/alerts/${alert.uuid}/investigation_actions`, 'investigation_actions');
  expect(history).toHaveLength(1);
});

test('an action has one member, and its number has to stand for that member', async () => {
  const alert = await openAlert();
  const two = { ...closing, note: { note_text: 'and' } };
  const wrong = { ...closing, action_type: ACTION_TYPE.NOTE };
  for (const action of [two, wrong, { action_type: ACTION_TYPE.NOTE }, {}]) {
    expect((await act(alert, action)).status).toBe(400);
  }
  expect((await edge.get(`/alerts/${alert.uuid}`)).body).toEqual(alert);
});

test('an owner has to be a user; taking him away clears the time', async () => {
  const alert = await openAlert();
  const give = (owner_uuid: string) =>
    act(alert, { action_type: ACTION_TYPE.UPDATE_OWNER, update_owner: { owner_uuid } });
  const ana = edge.world.people[40];
  expect((await give('nobody')).status).toBe(400);
  await give(ana?.uuid ?? '');
  expect((await edge.get(`/alerts/${alert.uuid}`)).body).toMatchObject({
    owner_display_name: ana?.name,
    assignment_time: EPOCH,
  });
  await give('');
  expect((await edge.get(`/alerts/${alert.uuid}`)).body).toMatchObject({ owner_uuid: '', assignment_time: 0 });
});

test('a bulk does what it can and leaves the rest out of its answer', async () => {
  const [first, second] = await edge.rows(`/alerts?${everything}&status_filter=${ALERT_STATUS.OPEN}`, 'alerts');
  const one = (alert: Row | undefined, time: unknown) => ({
    alert_uuid: alert?.uuid,
    alert_update_time: time,
    action: closing,
  });
  const actions = [one(first, first?.update_time), one(second, 1), { alert_uuid: 'nobody', action: closing }];
  const { status, body, headers } = await edge.send('POST', '/alerts/investigation_actions', {
    investigation_actions: actions,
  });
  expect(status).toBe(200);
  expect(body.responses).toMatchObject([{ alert_uuid: first?.uuid }]);
  expect(headers.get('x-sandbox-assumed')).toBe('1');
  expect((await edge.get(`/alerts/${second?.uuid}`)).body.status).toBe(ALERT_STATUS.OPEN);
  const none = await edge.send('POST', '/alerts/investigation_actions', { investigation_actions: actions.slice(1) });
  expect(none.status).toBe(400);
});

test('a workflow can be run for an alert', async () => {
  const alert = await openAlert();
  const [workflow] = await edge.rows('/workflows', 'workflows');
  const done = await act(alert, {
    action_type: ACTION_TYPE.RUN_WORKFLOW,
    run_workflow: { workflow_uuid: workflow?.uuid },
  });
  expect(done.status).toBe(200);
  const runs = await edge.rows(`/workflow_runs?status=PENDING&workflow_uuid=${workflow?.uuid}`, 'workflow_runs');
  expect(JSON.stringify(done.body)).toContain(String(runs[0]?.uuid));
});

test('what was done is still done after a restart', async () => {
  const journal = openJournal(undefined, 'edge');
  const before = await startEdge({ journal });
  const [alert] = await before.rows(`/alerts?${everything}&status_filter=${ALERT_STATUS.OPEN}`, 'alerts');
  await before.send('POST', `/alerts/${alert?.uuid}/investigation_actions`, { action: closing });
  const held = (await before.get(`/alerts/${alert?.uuid}`)).body;
  await before.close();
  const after = await startEdge({ journal });
  expect((await after.get(`/alerts/${alert?.uuid}`)).body).toEqual(held);
  expect((await after.get(`/alerts/${alert?.uuid}/investigation_actions`)).text).toContain('seen');
  await after.close();
});

test('an event becomes an alert once, when its time is given', async () => {
  const [event] = await edge.rows(`/qs/events?${everything}`, 'rows');
  const at = Number(event?.create_time);
  const promote = (start_time: number) =>
    edge.send('POST', '/alerts', { event_id: event?.uuid, start_time, end_time: at + 1 });
  expect((await promote(at + 1)).status).toBe(400);
  const made = await promote(at - 1);
  expect(made.body).toMatchObject({ uuid: event?.uuid, event_type: event?.event_type, status: ALERT_STATUS.OPEN });
  expect((await promote(at - 1)).body).toEqual(made.body);
});

test('alerts speak of no person and no device', async () => {
  const { text } = await edge.get(`/alerts?${everything}&status_filter=`);
  const owners = new Set(edge.world.admins.map(({ name }) => name));
  expect(edge.world.devices.filter(({ hostname }) => text.includes(hostname))).toEqual([]);
  expect(edge.world.people.filter(({ name }) => text.includes(name) && !owners.has(name))).toEqual([]);
});

test('a colleague in the vendor’s own console is seen in the history, and new alerts arrive', async () => {
  const alert = await openAlert();
  expect(edge.app.portal(String(alert.uuid), { status: ALERT_STATUS.CLOSED })).toBe(true);
  expect(edge.app.portal('nobody', { status: ALERT_STATUS.CLOSED })).toBe(false);
  expect(() => edge.app.portal(String(alert.uuid), { colour: 'red' })).toThrow('no field colour');
  expect((await edge.get(`/alerts/${alert.uuid}/investigation_actions`)).text).toContain(edge.world.admins[1]?.name);
  edge.pass(60_000);
  for (let i = 0; i < 20; i++) edge.app.tick?.();
  const fresh = await edge.rows(`/alerts?start_time=${EPOCH + 1}&end_time=${EPOCH + DAY}&status_filter=`, 'alerts');
  expect(fresh.length).toBeGreaterThan(5);
});
