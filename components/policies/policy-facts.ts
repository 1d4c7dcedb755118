import {
  enumAt,
  flagAt,
  type NumberNames,
  namesAt,
  numberAt,
  type Raw,
  recordsAt,
  textAt,
} from '@/components/items/raw-value';
import { isUnnamed, listed, spoken, spokenOr } from '@/components/items/words';
import { edgeTime } from '@/lib/vendors/lacework-edge/times';
import { filterAt, filterSentence, type PolicyFilter } from './policy-filter';

/** What a policy's record says, as far as it says it. */
export type PolicyFacts = {
  app: PolicyFilter;
  session: PolicyFilter;
  /** What an app control policy does at each event. */
  events: { event: string; action: string }[];
  workflowUuid: string | null;
  parentUuid: string | null;
  priority: number | null;
  guests: boolean | null;
  changedBy: string | null;
  createdBy: string | null;
  createdAt: Date | null;
};

/** `names`: what this tenant's numbers mean, where its admin has written it down. */
export function policyFacts(raw: Raw, names: NumberNames): PolicyFacts {
  const tags = namesAt(raw, 'filter_selector_display_names');
  return {
    app: filterAt(raw, 'app_filter', tags),
    session: filterAt(raw, 'session_filter', tags),
    events: recordsAt(raw, 'policy_event_actions').map((one) => ({
      event: spokenOr(enumAt(one, 'event_type', names, 'appEvent')),
      action: spokenOr(enumAt(one, 'action', names, 'appControlAction')),
    })),
    workflowUuid: textAt(raw, 'workflow_uuid'),
    parentUuid: textAt(raw, 'parent_app_control_policy_uuid'),
    priority: numberAt(raw, 'priority'),
    guests: flagAt(raw, 'allow_guest_access'),
    changedBy: textAt(raw, 'updater_display_name'),
    createdBy: textAt(raw, 'creator_display_name'),
    createdAt: edgeTime(numberAt(raw, 'create_time')),
  };
}

/** "Block for Payroll, when posture at most low": what the policy does, in one sentence. */
export function policySentence(action: string | null, { app, session, events }: PolicyFacts): string {
  const does = events.length > 0 ? eventWords(events) : actionWords(action);
  const where = filterSentence(app);
  const when = filterSentence(session);
  return [
    where === null ? `${does}, no condition on the app` : `${does} for ${where}`,
    when === null ? 'no condition on the session' : `when ${when}`,
  ].join(', ');
}

/** The kind of a policy; one that nobody has named keeps the vendor's number. */
export function policyKind(kind: string, raw: Raw, names: NumberNames): string {
  if (kind !== 'unknown') return spoken(kind);
  return spokenOr(enumAt(raw, 'type', names, 'policyType'));
}

/** At the head of a sentence, a number without a name says what it is a number of. */
function actionWords(action: string | null): string {
  if (action === null) return 'No action given';
  return isUnnamed(action) ? `Action ${action}` : spoken(action);
}

function eventWords(events: PolicyFacts['events']): string {
  const actions = [...new Set(events.map(({ action }) => action))];
  const at = (action: string) => events.filter((one) => one.action === action).map(({ event }) => event.toLowerCase());
  return actions.map((action) => `${spoken(action)} on ${listed(at(action))}`).join('; ');
}
