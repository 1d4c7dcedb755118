import type { GroupBy } from './queue-url';

/** What a list may be gathered by, as a title and within a sentence. */
export const GROUP_LABELS: Record<GroupBy, { title: string; one: string }> = {
  policy: { title: 'Policy', one: 'policy' },
  person: { title: 'Person', one: 'person' },
  resource: { title: 'Resource', one: 'resource' },
  account: { title: 'Account', one: 'account' },
};
