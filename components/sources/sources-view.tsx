'use client';

import { useQuery } from '@tanstack/react-query';
import { Page } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { useShortcuts } from '@/components/ui/hotkeys';
import { problemOf } from '@/components/ui/problem';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import { notify } from '@/components/ui/toast-store';
import { may } from '@/lib/auth/permissions';
import type { Role } from '@/lib/model/role';
import type { Source } from '@/lib/sources/shapes';
import { sources } from './queries';
import { useSyncNow } from './source-deeds';
import { SourceSection } from './source-section';
import { summaryText } from './words';

/** How fresh and how complete every tenant is, object by object. */
export function SourcesView({ role, vendors }: { role: Role; vendors: Record<string, string> }) {
  const { data, error, isFetching, refetch } = useQuery(sources.counted());
  const sync = useSyncNow();
  const canEdit = may(role, 'connections.edit');

  async function readNow({ id, name }: Source) {
    try {
      await sync.mutateAsync(id);
      notify({ text: `${name} is read as soon as its limits allow` });
    } catch (failed) {
      const { message, requestId } = problemOf(failed);
      notify({ tone: 'bad', text: message, requestId });
    }
  }

  useShortcuts([
    { id: 'sources.new', label: 'Load the newest state', group: 'Sources', keys: '.', run: () => void refetch() },
    ...(data?.sources ?? []).map((source) => ({
      id: `sources.sync.${source.id}`,
      label: `Read ${source.name} now`,
      group: 'Sources',
      keywords: ['sync', 'pull', 'refresh'],
      unavailable: whyNot(source, canEdit),
      run: () => void readNow(source),
    })),
  ]);

  return (
    <Page
      title="Sources"
      sub={
        data &&
        data.sources.length > 0 && <p className="truncate text-ink-2 max-sm:hidden">{summaryText(data.sources)}</p>
      }
      actions={canEdit && <ButtonLink href="/settings/connections/new">Connect a tenant</ButtonLink>}
    >
      {!data && !error && <SkeletonRows label="Loading the sources" />}
      {!data && error && (
        <FailedState
          title="The state of the sources could not be loaded"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {data && error && (
        <p role="alert" className="border-line border-b px-6 py-1.5 text-sm">
          This is as of <RelativeTime at={data.asOf} suffix=" ago" focusable />: {problemOf(error).message}
        </p>
      )}
      {data?.sources.length === 0 && (
        <EmptyState
          title="Nothing is connected yet"
          action={canEdit && <ButtonLink href="/settings/connections/new">Connect a tenant</ButtonLink>}
        >
          {canEdit ? 'Findings arrive once a tenant is connected.' : 'An admin connects tenants in Settings.'}
        </EmptyState>
      )}
      <div className="grid gap-4 px-6 py-5 empty:hidden max-sm:px-3">
        {data?.sources.map((source) => (
          <SourceSection
            key={source.id}
            source={source}
            vendor={vendors[source.vendor] ?? source.vendor}
            canEdit={canEdit}
            whyNot={whyNot(source, canEdit)}
            busy={sync.isPending && sync.variables === source.id}
            onSync={() => void readNow(source)}
          />
        ))}
      </div>
    </Page>
  );
}

function whyNot({ state }: Source, canEdit: boolean): string | undefined {
  if (!canEdit) return 'Only admins ask a vendor out of turn';
  switch (state) {
    case 'ok':
    case 'failing':
      return undefined;
    case 'pending':
      return 'Its credentials are being checked first';
    case 'auth_failed':
      return 'The vendor refused its credentials; rotate them in Settings';
    case 'disabled':
      return 'It is disabled; enable it in Settings';
  }
}
