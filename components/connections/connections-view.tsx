'use client';

import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useRouter } from 'next/navigation';
import { Page } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { count } from '@/components/ui/format-number';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Kbd } from '@/components/ui/kbd';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import { connectionColumns } from './columns';
import { connectionHref, newConnectionHref } from './connection-href';
import { connections } from './queries';

/** Every tenant that is connected, with how its connection stands. */
export function ConnectionsView() {
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery(connections.list());
  const router = useRouter();
  useShortcuts([
    {
      id: 'connections.new',
      label: 'Connect a tenant',
      group: 'Connections',
      keys: 'N',
      keywords: ['add', 'new', 'connection'],
      run: () => router.push(newConnectionHref()),
    },
  ]);
  const add = (
    <ButtonLink
      href={newConnectionHref()}
      prefetch={false}
      tone="primary"
      icon={<Plus aria-hidden size={14} />}
      aria-keyshortcuts="N"
    >
      Connect a tenant
      <Kbd className="border-current/45 max-sm:hidden">N</Kbd>
    </ButtonLink>
  );

  return (
    <Page title="Connections" sub={data && <span className="text-ink-3">{count(data.length)}</span>} actions={add}>
      {error && data && <StaleNote what="This list" since={new Date(dataUpdatedAt)} />}
      {error && !data && (
        <FailedState
          title="The connections could not be loaded"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {!error && !data && <SkeletonRows rows={4} label="Loading the connections" />}
      {data && (
        <DataTable
          label="Connections"
          columns={connectionColumns}
          rows={data}
          rowId={({ id }) => id}
          rowHref={({ id }) => connectionHref(id)}
          empty={
            <EmptyState title="No tenant is connected" action={add}>
              Findings, policies and workflows arrive once a tenant is connected. A key that may only read is enough to
              begin with.
            </EmptyState>
          }
        />
      )}
    </Page>
  );
}
