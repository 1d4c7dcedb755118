import { firstText } from '../text';
import { ACTION_MEMBERS, type ActionMember, enumLabel, roleOf } from './labels';
import { type Naming, rawOf } from './map';
import type { EdgeAction, EdgeHistoryItem } from './schema';
import { edgeTime } from './times';

/** One entry of an alert's own audit trail, in words. `action` is null where neither member nor number tells. */
export type HistoryEntry = {
  id: string;
  at: Date | null;
  actor: string | null;
  action: ActionMember | null;
  words: string;
  raw: Record<string, unknown>;
};

export function toHistory({ view: entry, raw }: EdgeHistoryItem, naming: Naming): HistoryEntry {
  const action = entry.action ?? null;
  const member = action && memberOf(action, naming);
  return {
    id: entry.uuid,
    at: edgeTime(entry.timestamp),
    actor: firstText(entry.actor_display_name, entry.actor_uuid),
    action: member,
    words: action && member ? wordsFor(action, member, naming) : unnamed(action, naming),
    raw: rawOf(raw),
  };
}

/** The filled member says what was done; where an answer fills several, the named number decides between them. */
export function memberOf(action: EdgeAction, { labels, roles }: Naming): ActionMember | null {
  const filled = ACTION_MEMBERS.filter((member) => action[member] !== null && action[member] !== undefined);
  if (filled.length === 1) return filled[0] ?? null;
  const named = roleOf(roles.action, ACTION_MEMBERS, enumLabel(labels, 'actionType', action.action_type));
  return named && filled.includes(named) ? named : null;
}

/** The text of a note or of a closing, where our reference would be. */
export function noteIn(action: EdgeAction | null | undefined): string {
  return [action?.note?.note_text, action?.close_with_reason?.note_text].filter(Boolean).join('\n');
}

function wordsFor(action: EdgeAction, member: ActionMember, { labels }: Naming): string {
  switch (member) {
    case 'alert_status_change':
      return `Status set to ${enumLabel(labels, 'alertStatus', action.alert_status_change?.new_status) ?? 'nothing'}`;
    case 'close_with_reason': {
      const reason = enumLabel(labels, 'incidentStatus', action.close_with_reason?.incident_status) ?? 'no reason';
      const note = firstText(action.close_with_reason?.note_text);
      return note ? `Closed as ${reason}: ${note}` : `Closed as ${reason}`;
    }
    case 'note':
      return firstText(action.note?.note_text) ?? 'An empty note';
    case 'update_owner': {
      const owner = firstText(action.update_owner?.owner_display_name, action.update_owner?.owner_uuid);
      return owner ? `Owner set to ${owner}` : 'Owner cleared';
    }
    case 'run_workflow': {
      const run = action.run_workflow;
      const name = firstText(run?.workflow_run?.workflow_name, run?.workflow_uuid, run?.workflow_run_uuid);
      return name ? `Workflow ${name} started` : 'A workflow started';
    }
  }
}

function unnamed(action: EdgeAction | null, { labels }: Naming): string {
  return `Action of type ${enumLabel(labels, 'actionType', action?.action_type) ?? 'unknown'}`;
}
