import type { OperationInput, Refusal } from '../operation';
import { isRecord } from '../read-back';
import { whyOff } from './gate';
import { ACTION_MEMBERS, type ActionMember, actionNumber } from './labels';
import { EdgeSettings } from './settings';

export const COMMAND_OF = {
  alert_status_change: 'edge.status',
  close_with_reason: 'edge.close',
  note: 'edge.note',
  run_workflow: 'edge.run-workflow',
  update_owner: 'edge.owner',
} as const satisfies Record<ActionMember, string>;

/** Why an operation is off for this installation; null when it is on. An action needs at least one number with a name. */
export function whyOperationOff(id: string, settings: unknown): string | null {
  if (id !== 'performInvestigationAction' && id !== 'performInvestigationActions') return null;
  const naming = EdgeSettings.parse(settings);
  const reasons = Object.values(COMMAND_OF).map((command) => whyOff(naming, command));
  return reasons.includes(null) ? null : (reasons[0] ?? null);
}

/** What in a call rests on a number that nobody has named: the vendor could take it for something else than was meant. */
export function refusalOf(id: string, settings: unknown, { body }: OperationInput): Refusal | null {
  if (!isRecord(body)) return null;
  if (id === 'performInvestigationAction') return actionRefusal(settings, body.action, 'body.action');
  if (id !== 'performInvestigationActions' || !Array.isArray(body.investigation_actions)) return null;
  for (const [at, one] of body.investigation_actions.entries()) {
    const place = `body.investigation_actions.${at}.action`;
    const refusal = actionRefusal(settings, isRecord(one) ? one.action : undefined, place);
    if (refusal) return refusal;
  }
  return null;
}

function actionRefusal(settings: unknown, action: unknown, field: string): Refusal | null {
  if (!isRecord(action)) return { field, message: 'An action is an object.' };
  const filled = ACTION_MEMBERS.filter((member) => isRecord(action[member]));
  const [member] = filled;
  if (member === undefined || filled.length > 1) {
    return { field, message: `Exactly one of these says what is done: ${ACTION_MEMBERS.join(', ')}.` };
  }
  const naming = EdgeSettings.parse(settings);
  const off = whyOff(naming, COMMAND_OF[member]);
  if (off) return { field: `${field}.${member}`, message: off };
  const number = actionNumber(naming.enumLabels, naming.roles, member);
  if (action.action_type !== undefined && action.action_type !== number) {
    return { field: `${field}.action_type`, message: `Here the number of ${member} is ${number}.` };
  }
  const content = action[member];
  if (member === 'close_with_reason' && isRecord(content) && !String(content.note_text ?? '').trim()) {
    return { field: `${field}.${member}.note_text`, message: 'Say why it is closed.' };
  }
  const unnamed = isRecord(content) ? unnamedIn(naming, content) : null;
  if (unnamed === null) return null;
  return { field: `${field}.${member}.${unnamed}`, message: 'Nobody has named this number in Settings.' };
}

function unnamedIn({ enumLabels }: Pick<EdgeSettings, 'enumLabels'>, content: Record<string, unknown>): string | null {
  if ('new_status' in content && enumLabels.alertStatus?.[String(content.new_status)] === undefined)
    return 'new_status';
  const reason = content.incident_status;
  if ('incident_status' in content && enumLabels.incidentStatus?.[String(reason)] === undefined)
    return 'incident_status';
  return null;
}
