import { flagAt, namesAt, numberAt, type Raw, recordsAt, textAt } from '@/components/items/raw-value';
import { listed, spoken } from '@/components/items/words';
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
  /** The vendor's own number, sent back as the lock of a change. */
  updateTime: number | null;
};

export function policyFacts(raw: Raw): PolicyFacts {
  const names = namesAt(raw, 'filter_selector_display_names');
  return {
    app: filterAt(raw, 'app_filter', names),
    session: filterAt(raw, 'session_filter', names),
    events: recordsAt(raw, 'policy_event_actions').map((one) => ({
      event: enumWords(one, 'event_type') ?? 'not given',
      action: enumWords(one, 'action') ?? 'not given',
    })),
    workflowUuid: textAt(raw, 'workflow_uuid'),
    parentUuid: textAt(raw, 'parent_app_control_policy_uuid'),
    priority: numberAt(raw, 'priority'),
    guests: flagAt(raw, 'allow_guest_access'),
    changedBy: textAt(raw, 'updater_display_name'),
    createdBy: textAt(raw, 'creator_display_name'),
    createdAt: edgeTime(numberAt(raw, 'create_time')),
    updateTime: numberAt(raw, 'update_time'),
  };
}

/** "Block for Payroll, when posture at most low": what the policy does, in one sentence. */
export function policySentence(action: string | null, { app, session, events }: PolicyFacts): string {
  const does = events.length > 0 ? eventWords(events) : action === null ? 'No action given' : spoken(action);
  const where = filterSentence(app);
  const when = filterSentence(session);
  return [
    where === null ? `${does}, no condition on the app` : `${does} for ${where}`,
    when === null ? 'no condition on the session' : `when ${when}`,
  ].join(', ');
}

/** The kind of a policy; one that nobody has named keeps the vendor's number. */
export function policyKind(kind: string, raw: Raw): string {
  if (kind !== 'unknown') return spoken(kind);
  return enumWords(raw, 'type') ?? 'Not given';
}

function eventWords(events: PolicyFacts['events']): string {
  const actions = [...new Set(events.map(({ action }) => action))];
  const at = (action: string) => events.filter((one) => one.action === action).map(({ event }) => event.toLowerCase());
  return actions.map((action) => `${spoken(action)} on ${listed(at(action))}`).join('; ');
}

/** A name as the vendor sent it; a number stands for itself until somebody names it. */
function enumWords(raw: Raw, key: string): string | null {
  const value = raw[key];
  if (typeof value === 'number') return `unknown (${value})`;
  const text = textAt(raw, key);
  return text === null ? null : spoken(text);
}
