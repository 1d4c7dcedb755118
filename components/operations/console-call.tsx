'use client';

import { useQuery } from '@tanstack/react-query';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { CallForm, type Tenant } from './call-form';
import { OperationFacts } from './operation-facts';
import { type CallInput, operations } from './queries';

/** One operation of one tenant: what it is, and the form to run it. */
export function ConsoleCall({
  tenant,
  operation,
  start,
}: {
  tenant: Tenant;
  operation: string;
  start: CallInput | null;
}) {
  const { data, error, refetch, isFetching } = useQuery(operations.one(tenant.id, operation));
  if (!data) {
    if (!error) return <SkeletonRows rows={6} label="Reading the operation" />;
    return (
      <FailedState
        title="The operation could not be read"
        error={error}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <article>
      <OperationFacts detail={data} />
      <div className="px-6 py-5 max-sm:px-4">
        <CallForm tenant={tenant} detail={data} start={start} />
      </div>
    </article>
  );
}
