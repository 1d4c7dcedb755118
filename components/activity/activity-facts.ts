import { type Raw, recordAt, textAt } from '@/components/items/raw-value';
import { spoken } from '@/components/items/words';

export type Fact = { label: string; text: string };

/** What an entry of the log says, line by line; what it does not say is not there. */
export function activityFacts(raw: Raw): Fact[] {
  const user = recordAt(raw, 'user') ?? {};
  const details = recordAt(raw, 'details') ?? {};
  const request = recordAt(details, 'request') ?? {};
  const resource = recordAt(raw, 'resource') ?? {};
  const workspace = recordAt(raw, 'workspace') ?? {};
  const event = textAt(raw, 'event_type');
  const activity = textAt(details, 'activity');
  const lines: [string, string | null][] = [
    ['Event', event && spoken(event)],
    ...edgeLines(raw),
    ...dlpLines(raw),
    ['How', activity && spoken(activity)],
    ['Actor', both(textAt(user, 'name'), textAt(user, 'email'))],
    ['Resource', textAt(resource, 'name')],
    ['Resource kind', textAt(resource, 'type')],
    ['Resource id', textAt(resource, 'id')],
    ['Folder', textAt(resource, 'path')],
    ['Workspace', textAt(workspace, 'name')],
    ['Environment', textAt(workspace, 'environment')],
    ['Address', textAt(request, 'ip_address')],
    ['Browser', textAt(request, 'user_agent')],
    ['Vendor’s time', textAt(raw, 'timestamp')],
  ];
  return lines.flatMap(([label, text]) => (text === null ? [] : { label, text }));
}

// Edge's log is of calls, DLP's of changes: each says what the other does not.
function edgeLines(raw: Raw): [string, string | null][] {
  const call = [textAt(raw, 'method'), textAt(raw, 'path')].filter((part) => part !== null).join(' ');
  const answer = [textAt(raw, 'response_status'), textAt(raw, 'response_status_text')].filter((part) => part !== null);
  return [
    ['Operation', textAt(raw, 'op')],
    ['Actor', both(textAt(raw, 'user_display_name'), textAt(raw, 'user_login'))],
    ['Signed in by', textAt(raw, 'auth_type')],
    ['Call', call || null],
    ['Answer', answer.join(' ') || null],
    ['Address', textAt(raw, 'client_ip')],
    ['Account', textAt(raw, 'account_name')],
    ['Trace', textAt(raw, 'trace')],
  ];
}

function dlpLines(raw: Raw): [string, string | null][] {
  const rowOf = (key: string) => {
    const row = recordAt(raw, key);
    return row && Object.keys(row).length > 0 ? JSON.stringify(row) : null;
  };
  const change = textAt(recordAt(raw, 'action') ?? {}, 'action');
  return [
    ['Change', change && spoken(change)],
    ['Changed by', textAt(raw, 'changedBy')],
    ['Module', textAt(raw, 'module')],
    ['Of', textAt(raw, 'resource')],
    ['Note', textAt(raw, 'changeNote')],
    ['Before', rowOf('oldRowJson')],
    ['After', rowOf('newRowJson')],
    ['Vendor’s time', textAt(raw, 'changedAt')],
  ];
}

function both(name: string | null, email: string | null): string | null {
  if (name === null || email === null) return name ?? email;
  return `${name} (${email})`;
}
