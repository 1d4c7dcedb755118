import { itemAt, rng } from '../core/random';
import type { World } from '../core/world';
import type { Alert } from './alert';
import { ACTION_TYPE, ALERT_STATUS, INCIDENT_STATUS } from './numbers';

/** Exactly one member is filled, the one that `action_type` names. */
export type InvestigationAction = {
  action_type: number;
  alert_status_change?: { new_status: number };
  close_with_reason?: { incident_status: number; note_text: string };
  note?: { note_text: string; card_id: string };
  run_workflow?: { workflow_uuid: string; workflow_run_uuid: string };
  update_owner?: { owner_uuid: string; owner_display_name: string };
};

export type HistoryItem = {
  account_and_alert_uuid: string;
  action: InvestigationAction;
  actor_display_name: string;
  actor_uuid: string;
  timestamp: number;
  uuid: string;
};

export type Actor = { uuid: string; name: string };

export function historyItem(
  alert: Alert,
  actor: Actor,
  timestamp: number,
  uuid: string,
  action: InvestigationAction,
): HistoryItem {
  return {
    account_and_alert_uuid: `${alert.account_name}:${alert.uuid}`,
    action,
    actor_display_name: actor.name,
    actor_uuid: actor.uuid,
    timestamp,
    uuid,
  };
}

/** What colleagues had done to an alert of the seed before the epoch, oldest first. */
export function pastHistory(world: World, alert: Alert): HistoryItem[] {
  if (alert.owner_uuid === '') return [];
  const dice = rng(`${world.seed}:edge:history:${alert.uuid}`);
  const owner = { uuid: alert.owner_uuid, name: alert.owner_display_name };
  const lead = itemAt(world.admins, 0);
  const item = (actor: Actor, at: number, action: InvestigationAction) =>
    historyItem(alert, actor, at, dice.uuid(), action);
  const items = [
    item({ uuid: lead.uuid, name: lead.name }, alert.assignment_time, {
      action_type: ACTION_TYPE.UPDATE_OWNER,
      update_owner: { owner_uuid: owner.uuid, owner_display_name: owner.name },
    }),
  ];
  if (alert.status === ALERT_STATUS.IN_PROGRESS) {
    const change = { new_status: ALERT_STATUS.IN_PROGRESS };
    items.push(
      item(owner, alert.update_time, { action_type: ACTION_TYPE.ALERT_STATUS_CHANGE, alert_status_change: change }),
    );
  }
  if (alert.closed_time === 0) return items;
  if (dice.chance(0.4)) {
    const at = Math.floor((alert.assignment_time + alert.closed_time) / 2);
    const text = dice.chance(1 / 40) ? dice.pick(world.attackList) : dice.pick(notes);
    items.push(item(owner, at, { action_type: ACTION_TYPE.NOTE, note: { note_text: text, card_id: '' } }));
  }
  const reason = { incident_status: alert.incident_status, note_text: dice.pick(closings(alert.incident_status)) };
  items.push(item(owner, alert.closed_time, { action_type: ACTION_TYPE.CLOSE_WITH_REASON, close_with_reason: reason }));
  return items;
}

const notes = [
  'Asked the user; waiting for an answer.',
  'Same pattern as last week, see the shift log.',
  'Confirmed with the manager that the project needs this.',
  'Device checked, nothing found.',
  'Benutzer war auf Dienstreise, Reiseplan liegt vor.',
];

function closings(incident: number): readonly string[] {
  switch (incident) {
    case INCIDENT_STATUS.TRUE_POSITIVE:
      return ['Sharing removed, user informed.', 'Account locked and password reset.'];
    case INCIDENT_STATUS.FALSE_POSITIVE:
      return ['Rule is too eager here.', 'Known scanner.'];
    case INCIDENT_STATUS.DUPLICATE:
      return ['Handled with the earlier alert.'];
    default:
      return ['Expected, part of the migration.', 'On-call work.', ''];
  }
}
