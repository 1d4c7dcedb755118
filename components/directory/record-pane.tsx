'use client';

import { useQuery } from '@tanstack/react-query';
import { PaneFrame } from '@/components/items/pane-frame';
import { operations } from '@/components/operations/queries';
import { FailedState } from '@/components/ui/failed-state';
import { JsonTree } from '@/components/ui/json-tree';
import { SkeletonRows } from '@/components/ui/skeleton';
import { AnalystPart } from './analyst-part';
import { changePlan } from './change-plan';
import { DeedButtons } from './deed-buttons';
import { recordDeeds } from './deeds';
import { deletedNumber } from './field-words';
import { RecordFacts } from './record-facts';
import type { DirectoryRow } from './records';
import { PathNote } from './resource-bar';
import type { Ask, Place } from './resource-view';
import { useRecord } from './use-reads';

/** One record as the vendor has it now, beside the list, with what can be done to it. */
export function RecordPane({
  tenant,
  names,
  resource,
  id,
  row,
  takeFocus,
  onStep,
  onClose,
  onAsk,
}: Place & {
  id: string;
  row: DirectoryRow | undefined;
  takeFocus: boolean;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
  onAsk: Ask;
}) {
  const { record, isWhole, described, error, isFetching, again } = useRecord(tenant.id, resource, id, row);
  const changing = useQuery({
    ...operations.one(tenant.id, resource.change?.id ?? ''),
    enabled: resource.change !== null,
  });
  const plan = changing.data && changePlan(changing.data);
  const canMarkDeleted = plan?.fields.includes('status') === true && deletedNumber(resource.id, names) !== null;
  const deeds = recordDeeds(resource, canMarkDeleted);

  return (
    <PaneFrame
      one={resource.one.charAt(0).toUpperCase() + resource.one.slice(1)}
      from={tenant.name}
      title={record?.title}
      vendorId={id}
      takeFocus={takeFocus}
      onStep={onStep}
      onClose={onClose}
      footer={
        record && deeds.length > 0 ? (
          <DeedButtons group={resource.label} deeds={deeds} row={record} onAsk={onAsk} />
        ) : undefined
      }
    >
      {error && (
        <FailedState
          title={`This ${resource.one} could not be read`}
          error={error}
          onRetry={again}
          retrying={isFetching}
        />
      )}
      {record ? (
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-5 px-4 py-4">
          {!isWhole && (
            <p className="text-ink-3 text-sm">
              {resource.detail === null
                ? `The vendor has no read for one ${resource.one}: this is what its list says.`
                : isFetching
                  ? 'This is what the list says; the rest is being read.'
                  : 'This is what the list says.'}
            </p>
          )}
          <AnalystPart tenant={tenant} resource={resource} record={record} onAsk={onAsk} />
          <RecordFacts resource={resource.id} raw={record.raw} names={names} />
          <details>
            <summary className="w-fit rounded-sm text-ink-3 text-sm hover:text-ink">
              Raw record, secrets removed
            </summary>
            <div className="mt-2 overflow-x-auto">
              <JsonTree value={record.raw} label="Raw record" />
            </div>
          </details>
          {described && <PathNote detail={described} />}
        </div>
      ) : (
        !error && <SkeletonRows rows={4} label={`Reading the ${resource.one}`} />
      )}
    </PaneFrame>
  );
}
