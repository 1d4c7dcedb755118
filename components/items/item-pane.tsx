'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { TenantName } from '@/components/findings/tenant-name';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { ItemDetail, ItemRow } from '@/lib/items/shapes';
import type { ItemNoun } from '@/lib/model/record';
import { fresher } from './fresher';
import { ItemRecord } from './item-record';
import { PaneFrame } from './pane-frame';
import { items } from './queries';

/** What is known of one item, beside its list; under 1440 px over it. What the list knows is there at once. */
export function ItemPane<N extends ItemNoun>({
  noun,
  id,
  row,
  one,
  takeFocus,
  onStep,
  onClose,
  children,
  footer,
}: {
  noun: N;
  id: string;
  row: ItemRow<N> | undefined;
  /** What such a thing is called: "Policy". */
  one: string;
  /** Opened by a key that asks to go in. */
  takeFocus: boolean;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
  children: (detail: ItemDetail<N>) => ReactNode;
  footer?: (detail: ItemDetail<N>) => ReactNode;
}) {
  const { data: stored, error, refetch, isFetching } = useQuery(items.detail(noun, id));
  const seen = useQuery(items.seen(noun, id));
  const data = stored && fresher(stored, seen.data);
  const head = data ?? row;

  return (
    <PaneFrame
      one={one}
      from={head && <TenantName tenant={head.tenant} />}
      title={head?.title}
      vendorId={head?.externalId}
      takeFocus={takeFocus}
      onStep={onStep}
      onClose={onClose}
      footer={data && footer?.(data)}
    >
      {data ? (
        <div className="grid content-start gap-5 px-4 py-4">
          {data.goneAt !== null && (
            <p className="border-warn border-l-2 pl-3 text-ink-2">
              {data.tenant.removedAt
                ? 'Its tenant was removed here: nothing is read from it any more, and nothing can be sent to it.'
                : 'No longer at the vendor when its whole list was last read.'}{' '}
              What stands here is what was known.
            </p>
          )}
          {children(data)}
          <ItemRecord detail={data} />
        </div>
      ) : error ? (
        <FailedState
          title={`This ${one.toLowerCase()} could not be read`}
          error={error}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : (
        <SkeletonRows rows={4} label={`Reading the ${one.toLowerCase()}`} />
      )}
    </PaneFrame>
  );
}
