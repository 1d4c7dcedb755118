'use client';

import { useQuery } from '@tanstack/react-query';
import { Page } from '@/components/shell/page';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import { jobColumns } from './job-columns';
import { jobHref } from './job-href';
import { jobs } from './queries';

/** Every bulk that was confirmed, newest first. */
export function JobsView() {
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery(jobs.list());
  return (
    <Page title="Jobs">
      {error && data && <StaleNote what="This list" since={new Date(dataUpdatedAt).toISOString()} />}
      {!error && !data && <SkeletonRows label="Loading jobs" />}
      {error && !data && (
        <FailedState
          title="Jobs could not be loaded"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {data && (
        <DataTable
          label="Jobs"
          columns={jobColumns}
          rows={data.items}
          rowId={({ id }) => id}
          rowHref={jobHref}
          empty={
            <EmptyState title="No jobs yet">
              What you do to more than 50 findings at once becomes a job: X selects, Shift X takes all that match.
            </EmptyState>
          }
        />
      )}
    </Page>
  );
}
