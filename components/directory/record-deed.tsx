'use client';

import { useQuery } from '@tanstack/react-query';
import type { Raw } from '@/components/items/raw-value';
import { operations } from '@/components/operations/queries';
import { Dialog } from '@/components/ui/dialog';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { DeedDialog } from './deed-dialog';
import { type Deed, recordDeeds, resourceDeeds } from './deeds';
import { rowOf } from './records';
import { resourcesOf } from './resources';

/** The dialog of one deed for a page that has its own list: what a tenant allows is read first. */
export function RecordDeed({
  title,
  resourceId,
  kind,
  tenant,
  raw,
  given,
  label,
  onClose,
  onDone,
}: {
  /** What the dialog is called until it is known what it takes. */
  title: string;
  resourceId: string;
  kind: Exclude<Deed['kind'], 'other'>;
  tenant: { id: string; name: string; vendor: string };
  raw: Raw | null;
  /** What stands in the body from the start. */
  given?: Deed['given'];
  /** What it is called here, where that is not what the resource calls it. */
  label?: string;
  onClose: () => void;
  onDone?: () => void;
}) {
  const { data, error, refetch } = useQuery(operations.list(tenant.id));
  const resource = data && resourcesOf(data.operations).find(({ id }) => id === resourceId);
  const deeds = resource ? [...resourceDeeds(resource), ...recordDeeds(resource, false)] : [];
  const deed = deeds.find((one) => one.kind === kind);
  if (!data || !resource || !deed) {
    return (
      <Dialog title={title} onClose={onClose}>
        {error ? (
          <FailedState title="What this tenant allows could not be read" error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={4} label="Reading what this tenant allows" />
        )}
      </Dialog>
    );
  }
  return (
    <DeedDialog
      tenant={{ ...tenant, vendorLabel: data.vendorLabel }}
      names={data.names}
      resource={resource}
      deed={{ ...deed, given, label: label ?? deed.label }}
      row={raw && rowOf(resource, raw)}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
