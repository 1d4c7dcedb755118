'use client';

import { useQuery } from '@tanstack/react-query';
import { isDoubtful, tenantsOf } from '@/components/items/tenant-freshness';
import { listed } from '@/components/items/words';
import { sources } from '@/components/sources/queries';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { useShortcuts } from '@/components/ui/hotkeys';

/** No request to show: none waits, none matches the text, or nobody can say because a tenant is down. */
export function NothingWaits({ isFiltered, onDrop }: { isFiltered: boolean; onDrop: () => void }) {
  const { data } = useQuery(sources.list());
  const tenants = data ? tenantsOf(data.sources, 'workflow_run') : [];
  const doubtful = tenants.filter(isDoubtful);
  useShortcuts(
    isFiltered ? [{ id: 'items.drop', label: 'Drop the text', group: 'List', keys: 'Backspace', run: onDrop }] : [],
  );
  if (isFiltered) {
    return (
      <EmptyState
        title="No request that waits matches"
        action={
          <Button hotkey="Backspace" onClick={onDrop}>
            Drop the text
          </Button>
        }
      />
    );
  }
  if (data && tenants.length === 0) {
    return <EmptyState title="No tenant here has workflows">Requests come from Lacework Edge.</EmptyState>;
  }
  const names = listed(doubtful.map(({ name }) => name));
  return (
    <EmptyState
      title={doubtful.length > 0 ? 'No request is known to wait' : 'Nothing waits for an answer'}
      action={<ButtonLink href="/workflows/runs">All runs</ButtonLink>}
    >
      {doubtful.length > 0
        ? `${names} ${doubtful.length === 1 ? 'has' : 'have'} not been read to the end lately: requests may wait there.`
        : 'New requests appear here by themselves.'}
    </EmptyState>
  );
}
