'use client';

import { useQuery } from '@tanstack/react-query';
import { AskedButtons } from '@/components/approvals/asked-buttons';
import { askedActions } from '@/components/approvals/asked-queries';
import { useAskedCommands } from '@/components/approvals/use-asked-commands';
import { asRecord, type NumberNames, type Raw } from '@/components/items/raw-value';
import { spokenOr } from '@/components/items/words';
import { useShortcuts } from '@/components/ui/hotkeys';
import { RelativeTime } from '@/components/ui/relative-time';
import type { AskedAction } from '@/lib/actions/shapes';
import type { ItemDetail } from '@/lib/items/shapes';
import { enumLabel } from '@/lib/vendors/lacework-edge/labels';
import { policyChanges } from './policy-changes';

/** The change of a policy that waits for a second person, if one does. */
function useAsked(itemId: string | null): AskedAction | undefined {
  const { data } = useQuery(askedActions);
  return data?.items.find(({ item }) => item !== null && item.id === itemId);
}

/** Y, Shift N and Z for the active policy. */
export function AskedKeys({ itemId }: { itemId: string | null }) {
  useShortcuts(useAskedCommands(useAsked(itemId)));
  return null;
}

/** Who wants what of a policy, what would change by it, and the answers. */
export function AskedPart({ detail }: { detail: ItemDetail<'policy'> }) {
  const asked = useAsked(detail.id);
  if (!asked) return null;
  const changes = changesOf(asked, detail);
  return (
    <section aria-labelledby="asked-of-policy" className="grid gap-2 border-held border-l-2 pl-3">
      <h3 id="asked-of-policy">
        {asked.isMine ? 'You ask' : <bdi>{asked.requestedBy.name} asks</bdi>} for a change; a second person has to agree
      </h3>
      <ul className="text-ink-2">
        {changes.map(({ label, before, now }) => (
          <li key={label} className="[overflow-wrap:anywhere]">
            {label}: <bdi>{before}</bdi> → <bdi className="font-medium text-ink">{now}</bdi>
          </li>
        ))}
      </ul>
      <p className="text-ink-3 text-sm">
        Asked <RelativeTime at={asked.requestedAt} suffix=" ago" focusable />. Nothing was sent to {asked.vendorLabel}.
      </p>
      <AskedButtons asked={asked} keys />
    </section>
  );
}

function changesOf({ command, input }: AskedAction, { raw, names, status }: ItemDetail<'policy'>) {
  if (command === 'policy.status') return [statusChange(status, statusName(input.status, names))];
  const body = asRecord(input.body) ?? {};
  const set: Raw = asRecord(body.policy) ?? body;
  const to = statusName(set.status, names);
  return [
    ...(set.status === undefined ? [] : [statusChange(status, to)]),
    ...policyChanges(raw, { ...raw, ...set }, names),
  ];
}

function statusName(status: unknown, names: NumberNames): string | null {
  return typeof status === 'number' || typeof status === 'string' ? enumLabel(names, 'policyStatus', status) : null;
}

const statusChange = (before: string | null, to: string | null) => ({
  label: 'Status',
  before: spokenOr(before),
  now: spokenOr(to),
});
