import {
  ACTION_TYPE,
  ALERT_STATUS,
  APP_CONTROL_ACTION,
  APP_EVENT,
  DATA_SOURCE,
  INCIDENT_STATUS,
  POLICY_ACTION,
  POLICY_TYPE,
  ROLE,
  RUN_STATUS,
  SEVERITY,
} from './numbers';

/** What an operator of this tenant would have filled into the product's label map. */
export const labels: Record<string, Record<string, string>> = {
  alertStatus: labelled(ALERT_STATUS),
  incidentStatus: labelled(INCIDENT_STATUS),
  severity: labelled(SEVERITY),
  actionType: labelled(ACTION_TYPE),
  runStatus: labelled(RUN_STATUS),
  policyType: labelled(POLICY_TYPE),
  policyAction: labelled(POLICY_ACTION),
  appEvent: labelled(APP_EVENT),
  appControlAction: labelled(APP_CONTROL_ACTION),
  role: { ...labelled(ROLE), [ROLE.IT_ADMIN]: 'IT admin' },
  dataSource: labelled(DATA_SOURCE),
};

/** `IN_PROGRESS: 2` as `"2": "In progress"`. */
function labelled(numbers: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, number]) => {
      const words = name.toLowerCase().replaceAll('_', ' ');
      return [String(number), words.charAt(0).toUpperCase() + words.slice(1)];
    }),
  );
}
