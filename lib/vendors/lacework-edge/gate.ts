import type { CommandKind } from '@/lib/model/command';
import { type ActionMember, actionNumber, enumChoices } from './labels';
import type { EdgeSettings } from './settings';

/** The investigation action that each command is. */
export const MEMBER_OF = {
  'edge.status': 'alert_status_change',
  'edge.close': 'close_with_reason',
  'edge.note': 'note',
  'edge.run-workflow': 'run_workflow',
  'edge.owner': 'update_owner',
} as const satisfies Partial<Record<CommandKind, ActionMember>>;

const WORDS: Record<ActionMember, string> = {
  alert_status_change: 'changing an alert’s status',
  close_with_reason: 'closing an alert',
  note: 'a note',
  run_workflow: 'starting a workflow',
  update_owner: 'changing an alert’s owner',
};

type Naming = Pick<EdgeSettings, 'enumLabels' | 'roles'>;

/**
 * Why a command is off for this installation, in words for the place where its control would be; null when it is on.
 * The vendor gives no numbers for most enums, and a guess could do something else than was asked.
 */
export function whyOff(settings: Naming, kind: CommandKind): string | null {
  switch (kind) {
    case 'edge.note':
    case 'edge.owner':
    case 'edge.run-workflow':
      return whyNoAction(settings, MEMBER_OF[kind]);
    case 'edge.status':
      return whyNoAction(settings, MEMBER_OF[kind]) ?? whyNoNames(settings, 'alertStatus', 'an alert status');
    case 'edge.close':
      return whyNoAction(settings, MEMBER_OF[kind]) ?? whyNoNames(settings, 'incidentStatus', 'an incident status');
    default:
      return null;
  }
}

/** The named values among which a command's number is chosen; none for commands without one. */
export function choicesOf({ enumLabels }: Naming, kind: CommandKind): { value: number; label: string }[] {
  if (kind === 'edge.status') return enumChoices(enumLabels, 'alertStatus');
  if (kind === 'edge.close') return enumChoices(enumLabels, 'incidentStatus');
  return [];
}

function whyNoAction({ enumLabels, roles }: Naming, member: ActionMember): string | null {
  if (actionNumber(enumLabels, roles, member) !== null) return null;
  return `Edge does not say which number means ${WORDS[member]}: name the number in Settings, under this connection.`;
}

function whyNoNames({ enumLabels }: Naming, enumName: 'alertStatus' | 'incidentStatus', what: string): string | null {
  if (Object.keys(enumLabels[enumName] ?? {}).length > 0) return null;
  return `Edge does not say what the numbers of ${what} mean: name the numbers in Settings, under this connection.`;
}
