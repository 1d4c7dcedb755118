'use client';

import { useQuery } from '@tanstack/react-query';
import { Page } from '@/components/shell/page';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { ActingForm } from './acting-form';
import { actingRules } from './queries';

/** How this workspace acts: set by admins, and on record. */
export function ActingView() {
  const { data, error, refetch } = useQuery(actingRules);
  return (
    <Page title="Acting">
      {!data && !error && <SkeletonRows label="Loading the rules" />}
      {error && !data && (
        <FailedState title="The rules could not be loaded" error={error} onRetry={() => void refetch()} />
      )}
      {/* What somebody else saved meanwhile is a form of its own. */}
      {data && <ActingForm key={data.version} rules={data} />}
    </Page>
  );
}
