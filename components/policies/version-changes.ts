import type { NumberNames } from '@/components/items/raw-value';
import { spokenOr } from '@/components/items/words';
import type { ItemVersion } from '@/lib/items/shapes';
import { type Change, policyChanges } from './policy-changes';

/** What of a policy differs between two of its contents, its status first. */
export function versionChanges(
  before: Pick<ItemVersion, 'status' | 'raw'>,
  now: Pick<ItemVersion, 'status' | 'raw'>,
  names: NumberNames,
): Change[] {
  const status = { label: 'Status', before: spokenOr(before.status), now: spokenOr(now.status) };
  return [...(before.status === now.status ? [] : [status]), ...policyChanges(before.raw, now.raw, names)];
}
