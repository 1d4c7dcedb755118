'use client';

import { useQuery } from '@tanstack/react-query';
import type { DialogFor } from '@/components/findings/finding-dialogs';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { LockdownForm } from './lockdown-form';
import { lockdown } from './queries';
import { TITLE } from './revoking';

/** From a leak to its end: which document it is, as Edge has it now, and the way to close it to outside. */
export function LockdownDialog({ rows, ...rest }: DialogFor) {
  const { onClose } = rest;
  const [row] = rows;
  const { data: plan, error, refetch, isFetching } = useQuery(lockdown.plan(row?.id ?? ''));
  if (row && plan && plan.tenants.length > 0) return <LockdownForm row={row} plan={plan} {...rest} />;
  return (
    <Dialog
      title={TITLE}
      onClose={onClose}
      footer={
        <Button size="lg" onClick={onClose}>
          Close
        </Button>
      }
    >
      {plan ? (
        <EmptyState title="No Lacework Edge tenant is connected">
          The document’s sharing is revoked through Edge. An admin can connect a tenant in Settings, Connections.
        </EmptyState>
      ) : error ? (
        <FailedState
          title="It could not be read where the document may be"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : (
        <SkeletonRows rows={4} label="Looking where the document may be" />
      )}
    </Dialog>
  );
}
