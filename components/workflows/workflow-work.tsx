'use client';

import { useQuery } from '@tanstack/react-query';
import { ChooseTenant } from '@/components/directory/choose-tenant';
import { RecordDeed } from '@/components/directory/record-deed';
import { items } from '@/components/items/queries';
import { Dialog } from '@/components/ui/dialog';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { ItemRow } from '@/lib/items/shapes';
import type { Work } from './workflow-offers';

/** Makes, changes or clones a workflow, or starts a run of it. */
export function WorkflowWork({ work, onClose }: { work: Work; onClose: () => void }) {
  if (work.kind === 'new') {
    const title = 'New workflow';
    return (
      <ChooseTenant title={title} onClose={onClose}>
        {(tenant) => <RecordDeed kind="create" resourceId="workflows" raw={null} {...{ title, tenant, onClose }} />}
      </ChooseTenant>
    );
  }
  const { row, kind } = work;
  if (kind === 'run') {
    const given = { workflow_run: { workflow_uuid: row.externalId } };
    return (
      <RecordDeed
        title={`A run of “${row.title}”`}
        kind="create"
        resourceId="workflow_runs"
        tenant={row.tenant}
        raw={null}
        given={given}
        onClose={onClose}
      />
    );
  }
  return <OfWorkflow kind={kind} row={row} onClose={onClose} />;
}

function OfWorkflow(props: { kind: 'change' | 'clone'; row: ItemRow<'workflow'>; onClose: () => void }) {
  const { kind, row, onClose } = props;
  // Whether it is still so is looked at before anything is sent.
  const { data, error, refetch } = useQuery(items.detail('workflow', row.id));
  if (data) {
    return (
      <RecordDeed
        title={row.title}
        resourceId="workflows"
        kind={kind}
        tenant={row.tenant}
        raw={data.raw}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={row.title} onClose={onClose}>
      {error ? (
        <FailedState title="The workflow could not be read" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={4} label="Reading the workflow" />
      )}
    </Dialog>
  );
}
