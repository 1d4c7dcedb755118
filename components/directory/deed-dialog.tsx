'use client';

import { useQuery } from '@tanstack/react-query';
import { operations } from '@/components/operations/queries';
import { Dialog } from '@/components/ui/dialog';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { CallDialog } from './call-dialog';
import { ChangeDialog } from './change-dialog';
import type { Deed } from './deeds';
import type { DirectoryRow } from './records';
import { RemoveDialog } from './remove-dialog';
import type { Place } from './resource-view';

export type DeedProps = Place & {
  deed: Deed;
  row: DirectoryRow | null;
  onClose: () => void;
  /** A write was taken; what else shows the record has to be read again. */
  onDone?: () => void;
};

/** The dialog of one deed, once it is known what its operation takes. */
export function DeedDialog(props: DeedProps) {
  const { tenant, deed, row, onClose } = props;
  const { data, error, refetch, isFetching } = useQuery(operations.one(tenant.id, deed.operation.id));
  if (!data) {
    return (
      <Dialog title={deed.label} onClose={onClose}>
        {error ? (
          <FailedState
            title="What it takes could not be read"
            error={error}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        ) : (
          <SkeletonRows rows={4} label="Reading what it takes" />
        )}
      </Dialog>
    );
  }
  if (deed.kind === 'change' && row) return <ChangeDialog {...props} row={row} detail={data} />;
  if (deed.kind === 'remove' && row) return <RemoveDialog {...props} row={row} detail={data} />;
  return <CallDialog {...props} detail={data} />;
}
