'use client';

import { useQuery } from '@tanstack/react-query';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import X from 'lucide-react/icons/x';
import { type ReactNode, useEffect, useRef } from 'react';
import { TenantName } from '@/components/findings/tenant-name';
import { CopyButton } from '@/components/ui/copy-button';
import { FailedState } from '@/components/ui/failed-state';
import { IconButton } from '@/components/ui/icon-button';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { ItemDetail, ItemRow } from '@/lib/items/shapes';
import type { ItemNoun } from '@/lib/model/record';
import { fresher } from './fresher';
import { ItemRecord } from './item-record';
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
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus) heading.current?.focus();
  }, [takeFocus]);
  const head = data ?? row;
  const foot = data && footer?.(data);

  return (
    <aside
      aria-label={one}
      className="absolute inset-y-0 right-0 z-20 flex w-94 max-w-full flex-col border-line border-l bg-surface max-xl:shadow-float max-sm:w-full xl:static xl:shrink-0"
    >
      <header className="grid gap-1 border-line border-b px-4 pt-2 pb-3">
        <div className="flex items-center gap-1">
          <p className="min-w-0 grow truncate text-ink-3 text-sm">
            {one}
            {head && (
              <>
                {' '}
                · <TenantName tenant={head.tenant} />
              </>
            )}
          </p>
          <IconButton
            size="sm"
            label={`Previous ${one.toLowerCase()}`}
            hotkey="["
            icon={<ChevronUp aria-hidden size={14} />}
            onClick={() => onStep(-1)}
          />
          <IconButton
            size="sm"
            label={`Next ${one.toLowerCase()}`}
            hotkey="]"
            icon={<ChevronDown aria-hidden size={14} />}
            onClick={() => onStep(1)}
          />
          <IconButton size="sm" label="Close" hotkey="Esc" icon={<X aria-hidden size={14} />} onClick={onClose} />
        </div>
        {head && (
          <>
            <h2
              ref={heading}
              tabIndex={-1}
              className="line-clamp-6 rounded-sm text-pretty text-lg outline-offset-2 [overflow-wrap:anywhere]"
            >
              <bdi>{head.title}</bdi>
            </h2>
            <p className="flex items-center gap-1 text-ink-3 text-xs">
              <code className="min-w-0 truncate">{head.externalId}</code>
              <CopyButton text={head.externalId} label="Copy the vendor’s id" />
            </p>
          </>
        )}
      </header>
      <div className="min-h-0 grow overflow-y-auto">
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
      </div>
      {foot && (
        <footer data-dock className="flex flex-wrap items-center gap-2 border-line border-t px-4 py-3">
          {foot}
        </footer>
      )}
    </aside>
  );
}
