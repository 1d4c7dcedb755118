import { asObject } from '../core/call';
import type { Rng } from '../core/random';
import { APP_CONTROL_ACTION, DATA_SOURCE, POLICY_ACTION, POLICY_TYPE } from './numbers';
import { filled, type Row, sampleOf } from './shape';

/**
 * An app control policy with one policy below it for each of its events, as the vendor keeps them. An event that has
 * its policy already keeps it.
 */
export function withChildren(parent: Row, dice: Rng): { parent: Row; children: Row[] } {
  const events = Array.isArray(parent.policy_event_actions) ? parent.policy_event_actions.map(asObject) : [];
  const actions = events.map((event) => ({
    event_type: Number(event?.event_type ?? 0),
    action: Number(event?.action ?? 0),
    policy_uuid: String(event?.policy_uuid || dice.uuid()),
  }));
  const children = actions.map(({ event_type, action, policy_uuid }) =>
    filled(sampleOf('getPolicy'), {
      ...parent,
      uuid: policy_uuid,
      parent_app_control_policy_uuid: parent.uuid,
      type: POLICY_TYPE.APP_CONTROL,
      policy_event_type: event_type,
      action: action === APP_CONTROL_ACTION.BLOCK ? POLICY_ACTION.BLOCK : POLICY_ACTION.PERMIT,
      data_source: DATA_SOURCE.LOCAL,
    }),
  );
  return {
    parent: { ...parent, policy_event_actions: actions, child_policy_uuids: actions.map((one) => one.policy_uuid) },
    children,
  };
}
