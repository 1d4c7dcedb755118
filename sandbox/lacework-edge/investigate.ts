import { asObject } from '../core/call';
import type { Alert } from './alert';
import { numberIn, textIn } from './fields';
import { type Actor, type HistoryItem, historyItem, type InvestigationAction } from './history';
import { ACTION_TYPE, ALERT_STATUS, INCIDENT_STATUS } from './numbers';
import { bad } from './op';
import type { Row } from './shape';
import type { Tenant } from './tenant';
import { triggerRun } from './trigger-run';

const members = {
  alert_status_change: ACTION_TYPE.ALERT_STATUS_CHANGE,
  close_with_reason: ACTION_TYPE.CLOSE_WITH_REASON,
  note: ACTION_TYPE.NOTE,
  run_workflow: ACTION_TYPE.RUN_WORKFLOW,
  update_owner: ACTION_TYPE.UPDATE_OWNER,
};

/** Does one action on one alert: the alert changes, the history grows. Refuses with a 400 and changes nothing. */
export function investigate(tenant: Tenant, alertUuid: string, request: Row, actor: Actor) {
  const alert = tenant.table('alerts').get(alertUuid);
  if (!alert) throw bad('alert does not exist');
  const expected = numberIn(request, 'alert_update_time');
  if (expected !== 0 && expected !== alert.update_time)
    throw bad('alert_update_time is stale: the alert was changed since');
  const given = asObject(request.action);
  if (!given) throw bad('field action is required');
  const at = Math.max(tenant.now(), alert.update_time + 1);
  const { change, action } = effectOf(tenant, alert, given, at, actor);
  const changed: Alert = { ...alert, ...change, update_time: at };
  const item: HistoryItem = historyItem(alert, actor, at, tenant.dice('history').uuid(), action);
  tenant.put('alerts', changed);
  tenant.put('history', item);
  return { alert_update_time: at, alert_uuid: alert.uuid, history_item: item };
}

type Effect = { change: Partial<Alert>; action: InvestigationAction };

function effectOf(tenant: Tenant, alert: Alert, given: Row, at: number, actor: Actor): Effect {
  const filledIn = Object.entries(members).filter(([name]) => asObject(given[name]));
  const [only, second] = filledIn;
  if (!only || second) throw bad('an action has exactly one member');
  const [name, action_type] = only;
  if (numberIn(given, 'action_type', -1) !== action_type) throw bad(`action_type does not stand for ${name}`);
  const fields = asObject(given[name]) ?? {};
  switch (action_type) {
    case ACTION_TYPE.ALERT_STATUS_CHANGE: {
      const new_status = oneOf(fields, 'new_status', ALERT_STATUS);
      return {
        change: statusChange(alert, new_status, at),
        action: { action_type, alert_status_change: { new_status } },
      };
    }
    case ACTION_TYPE.CLOSE_WITH_REASON: {
      const incident_status = oneOf(fields, 'incident_status', INCIDENT_STATUS);
      const reason = { incident_status, note_text: textIn(fields, 'note_text') };
      const change = { ...statusChange(alert, ALERT_STATUS.CLOSED, at), incident_status };
      return { change, action: { action_type, close_with_reason: reason } };
    }
    case ACTION_TYPE.NOTE: {
      const note = { note_text: textIn(fields, 'note_text'), card_id: textIn(fields, 'card_id') };
      if (note.note_text === '' && note.card_id === '') throw bad('a note needs note_text or card_id');
      return { change: {}, action: { action_type, note } };
    }
    case ACTION_TYPE.UPDATE_OWNER: {
      const update_owner = ownerOf(tenant, textIn(fields, 'owner_uuid'));
      const change = { ...update_owner, assignment_time: update_owner.owner_uuid === '' ? 0 : at };
      return { change, action: { action_type, update_owner } };
    }
    case ACTION_TYPE.RUN_WORKFLOW:
      return { change: {}, action: { action_type, run_workflow: triggerRun(tenant, fields, actor) } };
  }
}

function statusChange(alert: Alert, status: number, at: number): Partial<Alert> {
  if (status === ALERT_STATUS.CLOSED) return { status, closed_time: alert.closed_time || at };
  return { status, closed_time: 0, incident_status: INCIDENT_STATUS.NONE };
}

function ownerOf(tenant: Tenant, uuid: string) {
  if (uuid === '') return { owner_uuid: '', owner_display_name: '' };
  const user = tenant.table('users').get(uuid);
  if (!user) throw bad('owner_uuid is no user of this account');
  return { owner_uuid: uuid, owner_display_name: String(user.display_name) };
}

function oneOf(fields: Row, name: string, numbers: Readonly<Record<string, number>>): number {
  const value = numberIn(fields, name, -1);
  if (!Object.values(numbers).includes(value)) throw bad(`${name} has no value ${value}`);
  return value;
}
