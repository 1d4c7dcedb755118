import { asRecord, type Raw, recordAt, textAt } from '@/components/items/raw-value';

/** What an entry of the activity log says. */
export type AutomationFacts = {
  event: string | null;
  activity: string | null;
  actor: { name: string | null; email: string | null };
  address: string | null;
  browser: string | null;
  resource: { label: string; value: string }[];
  environment: string | null;
  workspace: string | null;
  /** The log rarely holds these; null where it does not. */
  before: unknown;
  after: unknown;
};

const RESOURCE: Record<string, string> = {
  name: 'Name',
  type: 'Kind',
  path: 'Folder',
  provider: 'Connects to',
  id: 'Id',
};

export function automationFacts(raw: Raw): AutomationFacts {
  const details = recordAt(raw, 'details') ?? {};
  const request = recordAt(details, 'request') ?? {};
  const user = recordAt(raw, 'user') ?? {};
  const workspace = recordAt(raw, 'workspace') ?? {};
  const resource = recordAt(raw, 'resource') ?? {};
  const changes = asRecord(details.changes) ?? details;
  return {
    event: textAt(raw, 'event_type'),
    activity: textAt(details, 'activity'),
    actor: { name: textAt(user, 'name'), email: textAt(user, 'email') },
    address: textAt(request, 'ip_address'),
    browser: textAt(request, 'user_agent'),
    resource: Object.entries(RESOURCE).flatMap(([key, label]) => {
      const value = textAt(resource, key);
      return value ? [{ label, value }] : [];
    }),
    environment: textAt(workspace, 'environment'),
    workspace: textAt(workspace, 'name'),
    before: changes.before ?? null,
    after: changes.after ?? null,
  };
}
