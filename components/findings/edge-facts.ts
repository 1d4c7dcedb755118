import { numberAt, type Raw, recordAt, textAt } from '@/components/items/raw-value';

/** What an Edge alert's record says. It names nobody: counts of users and devices are all there is. */
export type EdgeFacts = {
  event: string | null;
  description: string | null;
  users: number | null;
  devices: number | null;
  /** Numbers the contract does not name, as they came. */
  numbers: { label: string; value: number }[];
};

const NUMBERS: Record<string, string> = {
  policy_action_taken: 'Policy action taken',
  incident_status: 'Incident status',
};

export function edgeFacts(raw: Raw): EdgeFacts {
  const counts = recordAt(raw, 'related_entities') ?? {};
  return {
    event: textAt(raw, 'event_type'),
    description: textAt(raw, 'description'),
    users: numberAt(counts, 'users_count'),
    devices: numberAt(counts, 'devices_count'),
    numbers: Object.entries(NUMBERS).flatMap(([key, label]) => {
      const value = numberAt(raw, key);
      return value ? [{ label, value }] : [];
    }),
  };
}
