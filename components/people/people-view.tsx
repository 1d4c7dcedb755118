'use client';

import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useMemo, useState } from 'react';
import { Page } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { count } from '@/components/ui/format-number';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import { may } from '@/lib/auth/permissions';
import type { Role } from '@/lib/model/role';
import { peopleColumns } from './columns';
import type { Deed } from './person-deed';
import { PersonDialogs } from './person-dialogs';
import { people } from './queries';

/** Everybody of the workspace; an admin invites, changes roles, shuts out and lets back in from here. */
export function PeopleView({ reader }: { reader: { userId: string; role: Role } }) {
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery(people.list());
  const [deed, begin] = useState<Deed | null>(null);
  const { userId, role } = reader;
  const canEdit = may(role, 'people.edit');
  const columns = useMemo(() => peopleColumns({ userId, canEdit }, begin), [userId, canEdit]);
  const unavailable = canEdit ? undefined : 'Only admins change who is here';

  return (
    <Page
      title="People"
      sub={data && <span className="text-ink-3">{count(data.people.length)}</span>}
      actions={
        <>
          <Button
            unavailable={may(role, 'workspaces.create') ? undefined : 'Only admins make workspaces'}
            onClick={() => begin({ kind: 'workspace' })}
          >
            New workspace
          </Button>
          <Button
            tone="primary"
            icon={<Plus aria-hidden size={14} />}
            unavailable={unavailable}
            onClick={() => begin({ kind: 'invite' })}
          >
            Invite
          </Button>
        </>
      }
    >
      {error && data && <StaleNote what="This list" since={new Date(dataUpdatedAt).toISOString()} />}
      {!error && !data && <SkeletonRows label="Loading people" />}
      {error && !data && (
        <FailedState
          title="People could not be loaded"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {data && (
        <DataTable
          label="People"
          columns={columns}
          rows={data.people}
          rowId={(person) => person.id}
          empty={<EmptyState title="Nobody is here" />}
        />
      )}
      {deed && <PersonDialogs deed={deed} begin={begin} />}
    </Page>
  );
}
