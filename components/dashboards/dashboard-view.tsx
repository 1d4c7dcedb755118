'use client';

import { useQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import Printer from 'lucide-react/icons/printer';
import { Page } from '@/components/shell/page';
import { sources as sourceQueries } from '@/components/sources/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { useShortcuts } from '@/components/ui/hotkeys';
import { IconButton } from '@/components/ui/icon-button';
import { ProgressBar } from '@/components/ui/progress-bar';
import { may } from '@/lib/auth/permissions';
import type { Dashboard } from '@/lib/dashboards/shapes';
import type { Role } from '@/lib/model/role';
import type { Source } from '@/lib/sources/shapes';
import { BoardLinks } from './board-links';
import { DashboardBody } from './dashboard-body';
import { DashboardSkeleton } from './dashboard-skeleton';
import { boardHref, csvHref, type Shown, spanWords } from './period';
import { PeriodLinks } from './period-links';
import { dashboards } from './queries';

/** Are we getting better, and can these numbers be trusted: one page over all tenants. */
export function DashboardView({ days, source, role }: Shown & { role: Role }) {
  const numbers = useQuery(dashboards.of({ days, source }));
  // With what is stored of what the vendor counts, which is not worth its cost every few seconds.
  const known = useQuery({ ...sourceQueries.counted(), refetchInterval: 60_000 });
  const { data, error, isFetching, refetch } = numbers;
  const save = () => window.location.assign(csvHref({ days, source }));
  useShortcuts([
    {
      id: 'dashboard.new',
      label: 'Load new numbers',
      group: 'Dashboard',
      keys: '.',
      run: () => {
        void refetch();
        void known.refetch();
      },
    },
    { id: 'dashboard.print', label: 'Print this dashboard', group: 'Dashboard', run: () => window.print() },
    { id: 'dashboard.csv', label: 'Save the numbers as CSV', group: 'Dashboard', run: save },
  ]);
  const nothingConnected = known.data?.sources.length === 0;

  return (
    <Page
      title="Dashboard"
      actions={
        <>
          {data && (
            <span className="text-ink-2 text-sm max-md:hidden">
              {spanWords(data.from, data.to)}, UTC · against the {data.days} days before
            </span>
          )}
          <IconButton label="Save the numbers as CSV" icon={<Download aria-hidden size={14} />} onClick={save} />
          <IconButton
            label="Print this dashboard"
            icon={<Printer aria-hidden size={14} />}
            onClick={() => window.print()}
          />
          <PeriodLinks days={days} hrefOf={(days) => boardHref({ days, source })} />
        </>
      }
    >
      <ProgressBar active={isFetching && numbers.isPlaceholderData} label="Loading the numbers" />
      {nothingConnected ? (
        <EmptyState
          title="Nothing is connected yet"
          action={
            may(role, 'connections.edit') && <ButtonLink href="/settings/connections/new">Connect a tenant</ButtonLink>
          }
        >
          Numbers appear here as soon as a tenant is connected and its first records are read.
        </EmptyState>
      ) : (
        <div className="px-6 pt-3 pb-5 max-sm:px-4">
          <BoardLinks days={days} here={source ?? 'all'} role={role} />
          {!data && !error && <DashboardSkeleton />}
          {!data && error && (
            <FailedState
              title="The numbers could not be loaded"
              error={error}
              onRetry={() => void refetch()}
              retrying={isFetching}
            />
          )}
          {data && (
            <DashboardBody
              dashboard={data}
              error={error}
              sources={known.data && sourcesIn(known.data.sources, data)}
              sourcesError={known.error}
            />
          )}
        </div>
      )}
    </Page>
  );
}

/** Of the dashboard of one source only its tenants count. */
function sourcesIn(sources: readonly Source[], { source, byTenant }: Dashboard): readonly Source[] {
  return source === null ? sources : sources.filter(({ id }) => byTenant.some(({ tenant }) => tenant.id === id));
}
