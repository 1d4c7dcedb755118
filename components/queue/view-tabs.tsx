'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import Link from 'next/link';
import { findings } from '@/components/findings/queries';
import { useFallbackMs } from '@/components/live/live';
import { count } from '@/components/ui/format-number';
import { hrefOfQuery, type QueueSort, READY_VIEWS, viewOf } from './queue-url';
import { goTo } from './use-queue-url';

/** The ready views over the list, each with how many it holds. */
export function ViewTabs({ q, sort, isReadable }: { q: string; sort: QueueSort; isReadable: boolean }) {
  const current = viewOf(q);
  return (
    <nav aria-label="Views" className="flex min-w-0 items-center gap-1 overflow-x-auto">
      {READY_VIEWS.map((view) => (
        <Link
          key={view.id}
          href={hrefOfQuery(view.q, sort)}
          prefetch={false}
          aria-current={view.id === current ? 'page' : undefined}
          onNavigate={(event) => {
            event.preventDefault();
            goTo({ q: view.q, open: null });
          }}
          className={clsx(
            'flex h-7 shrink-0 items-center gap-1.5 rounded-full px-2.5 text-sm outline-offset-[-2px]',
            view.id === current ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
          )}
        >
          {view.label}
          <ViewCount q={view.q} />
        </Link>
      ))}
      {current === null && (
        <span className="flex h-7 shrink-0 items-center gap-1.5 rounded-full bg-selected px-2.5 font-medium text-sm">
          This query {isReadable && <ViewCount q={q} />}
        </span>
      )}
    </nav>
  );
}

function ViewCount({ q }: { q: string }) {
  const { data } = useQuery({ ...findings.count(q), refetchInterval: useFallbackMs(30_000) });
  if (!data) return null;
  return (
    <span className="font-normal text-ink-3">
      {count(data.total)}
      {data.atLeast && '+'}
    </span>
  );
}
