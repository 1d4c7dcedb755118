'use client';

import { useQuery } from '@tanstack/react-query';
import { AuditChanges } from '@/components/audit/audit-changes';
import { PaneFrame } from '@/components/items/pane-frame';
import type { PaneParts } from '@/components/items/rows-frame';
import { Facts } from '@/components/items/section';
import { FailedState } from '@/components/ui/failed-state';
import { exactUtc } from '@/components/ui/format-time';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { ActivityRow } from '@/lib/activity/shapes';
import { OnlyTheirs } from './only-theirs';
import { activity } from './queries';

/** One record of our own audit log: who, when, and field by field what was and what is. */
export function OwnRecordPane({
  seq,
  row,
  frame,
  onActor,
}: {
  seq: string;
  row: ActivityRow | undefined;
  frame: PaneParts;
  onActor: (actor: string) => void;
}) {
  const { data, error, refetch, isFetching } = useQuery(activity.record(seq));
  return (
    <PaneFrame {...frame} from="Onequeue" title={row?.title ?? data?.action}>
      {data ? (
        <div className="grid content-start gap-5 px-4 py-4">
          <Facts
            facts={[
              {
                label: 'When',
                value: (
                  <>
                    {exactUtc(new Date(data.at))}, <RelativeTime at={data.at} suffix=" ago" focusable />
                  </>
                ),
              },
              { label: 'Who', value: <bdi>{data.actor}</bdi> },
              { label: 'What', value: <code>{data.action}</code> },
            ]}
          />
          <OnlyTheirs actor={row?.actor ?? data.actor} onActor={onActor} />
          <div className="overflow-x-auto">
            <AuditChanges event={data} />
          </div>
        </div>
      ) : error ? (
        <FailedState
          title="This record could not be read"
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : (
        <SkeletonRows rows={4} label="Reading the record" />
      )}
    </PaneFrame>
  );
}
