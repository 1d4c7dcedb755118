import type { Offer } from '@/components/items/offers';
import type { ItemRow } from '@/lib/items/shapes';

type Row = ItemRow<'policy'>;
/** What is to be done with a policy: made anew, changed, or made after another. */
export type Work = { kind: 'new' } | { kind: 'change' | 'clone'; row: Row };

/** What can be done with a policy beside switching it. */
export function policyOffers(row: Row | null, forbidden: string | undefined, onWork: (work: Work) => void): Offer[] {
  const why =
    row === null
      ? 'There is no policy here.'
      : (forbidden ?? (row.goneAt === null ? undefined : 'The vendor no longer has this policy.'));
  const run = (kind: 'change' | 'clone') => () => row && onWork({ kind, row });
  return [
    { id: 'policy.change', label: 'Edit', about: ' the policy', keys: 'E', why, run: run('change') },
    { id: 'policy.clone', label: 'Clone', about: ' the policy', keys: 'Shift C', why, run: run('clone') },
  ];
}
