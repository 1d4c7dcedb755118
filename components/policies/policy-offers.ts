import type { Offer } from '@/components/items/offers';
import type { ItemRow, ItemVersion } from '@/lib/items/shapes';

type Row = ItemRow<'policy'>;
/** What is to be done with a policy: made anew, changed, made after another, or put back (`version` null: which is asked). */
export type Work =
  | { kind: 'new' }
  | { kind: 'change' | 'clone'; row: Row }
  | { kind: 'restore'; row: Row; version: ItemVersion | null };

/** What can be done with a policy beside switching it. */
export function policyOffers(row: Row | null, forbidden: string | undefined, onWork: (work: Work) => void): Offer[] {
  const why =
    row === null
      ? 'There is no policy here.'
      : (forbidden ?? (row.goneAt === null ? undefined : 'The vendor no longer has this policy.'));
  const whyNoChange = why ?? (row === null ? undefined : whyUnchangeable(row));
  const run = (kind: 'change' | 'clone') => () => row && onWork({ kind, row });
  return [
    { id: 'policy.change', label: 'Edit', about: ' the policy', keys: 'E', why: whyNoChange, run: run('change') },
    { id: 'policy.clone', label: 'Clone', about: ' the policy', keys: 'Shift C', why, run: run('clone') },
    {
      id: 'policy.restore',
      label: 'Restore',
      about: ' what the policy was',
      keys: 'Shift R',
      why: whyNoChange,
      run: () => row && onWork({ kind: 'restore', row, version: null }),
    },
  ];
}

/** Why a policy of this kind cannot be changed at all; undefined when it can. */
export function whyUnchangeable({ kind }: Pick<Row, 'kind'>): string | undefined {
  return kind === 'alert_config' ? 'The vendor’s API has no change of an alert config. It can be cloned.' : undefined;
}
