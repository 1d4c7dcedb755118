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

function both(name: string | null, email: string | null): string | null {
  if (name === null || email === null) return name ?? email;
  return `${name} (${email})`;
}
