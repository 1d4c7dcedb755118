import { asObject, Refusal } from '../core/call';
import { type Alert, newAlert } from './alert';
import { listOf, numberIn, required, spanOf, textIn } from './fields';
import { type HistoryItem, historyItem, pastHistory } from './history';
import { investigate } from './investigate';
import { numbersOf } from './names';
import { ALERT_STATUS } from './numbers';
import { bad, type EdgeCall, idOf, missing, type Ops } from './op';
import type { Row } from './shape';
import type { Tenant } from './tenant';

/** `seeded`: the alerts as they were at the epoch, whose earlier history is derived instead of stored. */
export function alertOps(tenant: Tenant, seeded: ReadonlyMap<string, Alert>): Ops {
  return {
    queryAlerts: (call) => ({ body: { alerts: openAlerts(tenant, call) } }),
    promoteEventToAlert: (call) => ({ body: promote(tenant, call) }),
    getAlert: (call) => ({ body: alertOf(tenant, call) }),
    getAlertHistory: (call) => ({ body: { investigation_actions: historyOf(tenant, seeded, alertOf(tenant, call)) } }),
    performInvestigationAction: (call) => {
      const alert = alertOf(tenant, call, 'alert_uuid');
      return { body: investigate(tenant, alert.uuid, call.body, call.caller) };
    },
    performInvestigationActions: (call) => bulk(tenant, call),
  };
}

/**
 * Alerts created in the span. Without a filter the open ones, as the title of the operation says; a filter may name
 * closed ones too, which the contract leaves open.
 */
function openAlerts(tenant: Tenant, { query }: EdgeCall): Alert[] {
  const { from, to } = spanOf(query);
  const wanted = listOf(required(query, 'status_filter'));
  const statuses =
    wanted.length > 0 ? numbersOf(wanted, {}) : new Set<number>([ALERT_STATUS.OPEN, ALERT_STATUS.IN_PROGRESS]);
  const found: Alert[] = [];
  for (const alert of tenant.table('alerts').values()) {
    if (alert.create_time >= from && alert.create_time <= to && statuses.has(alert.status)) found.push(alert);
  }
  return found.sort((a, b) => b.create_time - a.create_time);
}

function alertOf(tenant: Tenant, call: EdgeCall, bodyName?: string): Alert {
  const alert = tenant.table('alerts').get(idOf(call, 'uuid', bodyName));
  if (!alert) throw missing(call, 'alert');
  return alert;
}

function historyOf(tenant: Tenant, seeded: ReadonlyMap<string, Alert>, alert: Alert): HistoryItem[] {
  const key = historyItem(alert, { uuid: '', name: '' }, 0, '', { action_type: 0 }).account_and_alert_uuid;
  const atEpoch = seeded.get(alert.uuid);
  const past = atEpoch ? pastHistory(tenant.deps.world, atEpoch) : [];
  return [...past, ...[...tenant.table('history').values()].filter((item) => item.account_and_alert_uuid === key)];
}

/** The actions that could be done are answered, the others are not: how the vendor tells them is not documented. */
function bulk(tenant: Tenant, { body, caller }: EdgeCall) {
  const requests = Array.isArray(body.investigation_actions) ? body.investigation_actions.map(asObject) : [];
  if (requests.length === 0) throw bad('field investigation_actions is required');
  const responses: Row[] = [];
  let refused: Refusal | undefined;
  for (const request of requests) {
    try {
      responses.push(investigate(tenant, textIn(request ?? {}, 'alert_uuid'), request ?? {}, caller));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused = error;
    }
  }
  if (refused && responses.length === 0) throw refused;
  return { body: { responses }, assumed: refused !== undefined };
}

/** The uuid of an alert is the uuid of its event, so a second promotion finds the first one's alert. */
function promote(tenant: Tenant, { body }: EdgeCall): Alert {
  const id = textIn(body, 'event_id');
  if (id === '') throw bad('field event_id is required');
  const known = tenant.table('alerts').get(id);
  if (known) return known;
  const event = tenant.table('events').get(id);
  const at = Number(event?.create_time ?? 0);
  if (!event || at < numberIn(body, 'start_time') || at > numberIn(body, 'end_time')) {
    throw bad('no such event between start_time and end_time');
  }
  const now = tenant.now();
  const raised = newAlert(tenant.deps.world, tenant.account, tenant.dice('promoted'), now);
  const told = { description: String(event.description), event_type: String(event.event_type) };
  const alert = { ...raised, ...told, uuid: id };
  tenant.put('alerts', alert);
  return alert;
}
