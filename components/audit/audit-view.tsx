'use client';

import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Page } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { useShortcuts } from '@/components/ui/hotkeys';
import { IconButton } from '@/components/ui/icon-button';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import type { AuditQuery } from '@/lib/audit/schema';
import { AuditFilter } from './audit-filter';
import { AuditTable } from './audit-table';
import { auditCsvUrl, auditUrl } from './audit-url';
import { audit } from './queries';

const SAVE = 'Save these records as CSV';

/** Who did what, when, with before and after; nothing here can be changed by anybody. */
export function AuditView({ query, people }: { query: AuditQuery; people: readonly { id: string; name: string }[] }) {
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery(audit.list(query));
  const save = () => window.location.assign(auditCsvUrl(query));
  useShortcuts([{ id: 'audit.csv', label: SAVE, group: 'Audit log', run: save }]);
  return (
    <Page
      title="Audit log"
      actions={<IconButton label={SAVE} icon={<Download aria-hidden size={14} />} onClick={save} />}
    >
      <AuditFilter query={query} people={people} />
      {error && data && <StaleNote what="This list" since={new Date(dataUpdatedAt).toISOString()} />}
      {error && !data && (
        <FailedState
          title="The audit log could not be loaded"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {!error && !data && <SkeletonRows label="Loading the audit log" />}
      {data && data.events.length === 0 && <NothingFound query={query} />}
      {data && data.events.length > 0 && (
        <>
          <AuditTable events={data.events} />
          <nav aria-label="Pages" className="flex gap-2 px-4 py-3">
            {query.before !== undefined && (
              <ButtonLink href={auditUrl({ ...query, before: undefined })}>Newest</ButtonLink>
            )}
            {data.next !== null && <ButtonLink href={auditUrl({ ...query, before: data.next })}>Older</ButtonLink>}
          </nav>
        </>
      )}
    </Page>
  );
}

function NothingFound({ query }: { query: AuditQuery }) {
  const { limit: _limit, ...asked } = query;
  const parts = Object.entries(asked).map(([key, value]) => `${key} ${value}`);
  if (parts.length === 0) return <EmptyState title="Nothing has been recorded yet" />;
  return (
    <EmptyState title="No record matches" action={<ButtonLink href="/settings/audit">Show all records</ButtonLink>}>
      Asked for: {parts.join(', ')}.
    </EmptyState>
  );
}
