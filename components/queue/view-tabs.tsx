'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import type { Route } from 'next';
import Link from 'next/link';
import { memo } from 'react';
import { findings } from '@/components/findings/queries';
import { useFallbackMs } from '@/components/live/live';
import { count } from '@/components/ui/format-number';
import { views } from '@/components/views/queries';
import {
  type Aside,
  differs,
  groupOf,
  hrefOfQuery,
  hrefOfView,
  type QueueState,
  queueHref,
  READY_VIEWS,
  sortOf,
  viewOf,
} from './queue-url';
import { useAside } from './suppressed-too';
import { useGoToList } from './use-queue-url';

type Now = Pick<QueueState, 'q' | 'sort' | 'group' | 'view'>;
type Props = { now: Now; isReadable: boolean; isDue: boolean };
type Tab = { id: string; label: string; q: string; href: Route; to: Partial<QueueState> };

/** The ready views and the pinned ones over the list, each with how many it holds now. */
export const ViewTabs = memo(function ViewTabs({ now, isReadable, isDue }: Props) {
  const goToList = useGoToList();
  const kept = useQuery(views.list());
  const all = kept.data?.views ?? [];
  const saved = all.find(({ id }) => id === now.view);
  const ready = now.view === null && now.group === null ? viewOf(now.q) : null;
  const current = saved ? saved.id : ready;
  const tabs: Tab[] = [
    ...READY_VIEWS.map(({ id, label, q }) => ({
      id,
      label,
      q,
      href: hrefOfQuery(q, now.sort),
      to: { q, view: null, group: null, open: null },
    })),
    ...all
      .filter((view) => view.isPinned || view.id === now.view)
      .map((view) => ({
        id: view.id,
        label: view.name,
        q: view.q,
        href: hrefOfView(view),
        to: { q: view.q, sort: sortOf(view.sort), group: groupOf(view.groupBy), view: view.id, open: null },
      })),
  ];
  return (
    // Where there is no room for all it fades: half a number would be read as a whole one.
    <nav aria-label="Views" className={clsx('flex min-w-0 items-center gap-1 overflow-x-auto pr-6', FADING)}>
      {tabs.map(({ id, label, q, href, to }) => (
        <Link
          key={id}
          href={href}
          prefetch={false}
          aria-current={id === current ? 'page' : undefined}
          onNavigate={(event) => {
            event.preventDefault();
            goToList(to);
          }}
          className={clsx(
            'flex h-7 max-w-56 shrink-0 items-center gap-1.5 rounded-full px-2.5 text-sm outline-offset-[-2px]',
            id === current ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
          )}
        >
          <bdi className="truncate">{label}</bdi>
          {saved && id === saved.id && differs(now, saved) && <span className="text-ink-3">changed</span>}
          <ViewCount q={q} isDue={isDue} />
        </Link>
      ))}
      {current === null && (
        <span className="flex h-7 shrink-0 items-center gap-1.5 rounded-full bg-selected px-2.5 font-medium text-sm">
          This query {isReadable && <ViewCount q={now.q} isDue={isDue} />}
        </span>
      )}
      {isReadable && <AsideCount now={now} word="suppressed" isDue={isDue} />}
      {isReadable && <AsideCount now={now} word="merged" isDue={isDue} />}
      {isReadable && <AsideCount now={now} word="snoozed" isDue={isDue} />}
      {isReadable && <AsideCount now={now} word="accepted" isDue={isDue} />}
    </nav>
  );
});

const FADING = 'mask-[linear-gradient(to_right,#000_calc(100%-1.5rem),transparent)]';

function ViewCount({ q, isDue }: { q: string; isDue: boolean }) {
  const { data } = useQuery({ ...findings.count(q), enabled: isDue, refetchInterval: useFallbackMs(30_000) });
  const hidden = useAside(q, 'suppressed', isDue);
  if (!data) return null;
  const sum =
    hidden && `${count(data.total)} + ${count(hidden.total)} suppressed = ${count(data.total + hidden.total)}`;
  return (
    <span className="font-normal text-ink-3" data-tip={sum ?? undefined}>
      {count(data.total)}
      {data.atLeast && '+'}
    </span>
  );
}

/**
 * What is merged, put aside, accepted or suppressed comes back: the list says how many of these it leaves out. What rules suppress
 * is added up, since nobody chose it finding by finding.
 */
function AsideCount({ now, word, isDue }: { now: Now; word: Aside; isDue: boolean }) {
  const goToList = useGoToList();
  const aside = useAside(now.q, word, isDue);
  const shown = useQuery({ ...findings.count(now.q), enabled: isDue && word === 'suppressed' && aside !== null }).data;
  if (aside === null) return null;
  const to = { q: aside.q, view: null, open: null };
  return (
    <Link
      href={queueHref({ ...now, ...to, pane: false })}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault();
        goToList(to);
      }}
      className="flex h-7 shrink-0 items-center rounded-full px-2.5 text-ink-3 text-sm outline-offset-[-2px] hover:bg-hover hover:text-ink"
    >
      {word === 'suppressed' ? '+' : 'and'} {count(aside.total)}
      {aside.atLeast && '+'} {word}
      {word === 'suppressed' && shown && ` = ${count(shown.total + aside.total)}${shown.atLeast ? '+' : ''}`}
    </Link>
  );
}
