import { asObject, Refusal } from '../core/call';
import { itemAt, type Rng } from '../core/random';
import type { Alert } from './alert';
import { investigate } from './investigate';
import { ACTION_TYPE, ALERT_STATUS, INCIDENT_STATUS } from './numbers';
import { bad } from './op';
import { known, type Row } from './shape';
import type { Tenant } from './tenant';

/** Somebody of the team takes or closes an open alert in the vendor's own console. False: none is open. */
export function pickOpen(tenant: Tenant, dice: Rng): boolean {
  const open = [...tenant.table('alerts').values()].filter(({ status }) => status !== ALERT_STATUS.CLOSED);
  if (open.length === 0) return false;
  const alert = dice.pick(open);
  const person = dice.pick(tenant.deps.world.admins);
  const owner = { owner_uuid: person.uuid, owner_display_name: person.name };
  const reason = { incident_status: INCIDENT_STATUS.EXPECTED_BEHAVIOUR, note_text: 'Looked at it, all fine.' };
  const action =
    alert.owner_uuid === ''
      ? { action_type: ACTION_TYPE.UPDATE_OWNER, update_owner: owner }
      : { action_type: ACTION_TYPE.CLOSE_WITH_REASON, close_with_reason: reason };
  investigate(tenant, alert.uuid, { action }, { uuid: person.uuid, name: person.name });
  return true;
}

const tables = [
  'workflow_runs',
  'policies',
  'app_control_policies',
  'workflows',
  'users',
  'devices',
  'documents',
  'apps',
];

/** Sets fields of a record as the vendor's console would. False: no such record. Throws Refusal(400) on a bad field. */
export function inPortal(tenant: Tenant, id: string, set: Row): boolean {
  const alert = tenant.table('alerts').get(id);
  if (alert) {
    changeAlert(tenant, alert, set);
    return true;
  }
  const table = tables.find((name) => tenant.table(name).has(id));
  const row = table && tenant.table(table).get(id);
  if (!table || !row) return false;
  const document = asObject(row.document);
  const change = checked(set, document ?? row);
  const now = Math.max(tenant.now(), Number(row.update_time ?? 0) + 1);
  tenant.put(
    table,
    document ? { ...row, document: { ...document, ...change } } : { ...row, update_time: now, ...change },
  );
  return true;
}

/** Status and owner go through the same door as the API, so that the history tells of them. */
function changeAlert(tenant: Tenant, alert: Alert, { status, owner_uuid, ...rest }: Row): void {
  const lead = itemAt(tenant.deps.world.admins, 1);
  const actor = { uuid: lead.uuid, name: lead.name };
  const direct = checked(rest, alert);
  if (Object.keys(direct).length > 0) {
    tenant.put('alerts', { ...alert, update_time: Math.max(tenant.now(), alert.update_time + 1), ...direct });
  }
  const act = (action: Row) => investigate(tenant, alert.uuid, { action }, actor);
  if (owner_uuid !== undefined) act({ action_type: ACTION_TYPE.UPDATE_OWNER, update_owner: { owner_uuid } });
  if (status !== undefined)
    act({ action_type: ACTION_TYPE.ALERT_STATUS_CHANGE, alert_status_change: { new_status: status } });
}

function checked(set: Row, row: Row): Row {
  const change = known(set, row);
  const odd = Object.keys(set).find((name) => !(name in change));
  if (odd !== undefined) throw bad(`a record of this kind has no field ${odd}`);
  if ('uuid' in change) throw new Refusal(400, 'the uuid stays as it is');
  return change;
}
