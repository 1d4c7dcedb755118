'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type FocusEvent, useMemo, useState } from 'react';
import { useTriage, whyNotAllowed } from '@/components/findings/triage-context';
import { useFallbackMs, useOnChange } from '@/components/live/live';
import { LiveFreshness } from '@/components/queue/live-freshness';
import { hrefOfQuery } from '@/components/queue/queue-url';
import { useDebounced } from '@/components/queue/use-debounced';
import { Page } from '@/components/shell/page';
import { DataTable } from '@/components/ui/data-table';
import { FailedState } from '@/components/ui/failed-state';
import { count, plural } from '@/components/ui/format-number';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Input } from '@/components/ui/input';
import { ProgressBar } from '@/components/ui/progress-bar';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import { Tabs } from '@/components/ui/tabs';
import type { FoldPage } from '@/lib/folds/shapes';
import { foldColumns, foldHref } from './fold-columns';
import { foldKey } from './fold-text';
import { NoFolds } from './no-folds';
import { folds } from './queries';
import { useFoldDeeds } from './use-fold-deeds';
import { useFoldUrl } from './use-fold-url';

const SEARCH_ID = 'fold-search';

/** What each posture policy found in each account: worst first, what came back by itself, and what is accepted until when. */
export function FoldsView() {
  const triage = useTriage();
  const unavailable = whyNotAllowed(triage, 'findings.act');
  const [{ tab, text }, go] = useFoldUrl();
  const asked = useDebounced(text, 200).trim();
  const list = useQuery({ ...folds.list({ tab, text: asked }), refetchInterval: useFallbackMs(30_000) });
  useOnChange(() => void list.refetch(), 15_000);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const items = list.data?.items ?? [];
  const active = items.find((fold) => foldKey(fold) === activeKey) ?? items[0];
  const { accept, takeBack, commands, dialog } = useFoldDeeds(items, active, unavailable);
  const columns = useMemo(
    () => foldColumns({ unavailable, onAccept: accept, onTakeBack: takeBack }),
    [unavailable, accept, takeBack],
  );
  useShortcuts([
    ...commands,
    {
      id: 'fold.search',
      label: 'Search folds',
      group: 'Posture',
      keys: '/',
      run: () => document.getElementById(SEARCH_ID)?.focus(),
    },
  ]);
  return (
    <Page
      title="Posture"
      freshness={<LiveFreshness vendors={triage.vendors} only="zscaler-posture" />}
      actions={
        <Input
          id={SEARCH_ID}
          quiet
          type="search"
          aria-label="Search by policy or account"
          placeholder="Policy or account"
          className="w-52 max-sm:w-32"
          maxLength={200}
          value={text}
          onChange={(event) => go({ text: event.target.value })}
        />
      }
    >
      <div className="px-4 pt-1">
        <Tabs
          label="Which folds"
          tabs={[
            { id: 'open', label: 'Open', count: list.data?.tabs.open },
            { id: 'reopened', label: 'Open again', count: list.data?.tabs.reopened },
            { id: 'accepted', label: 'Accepted', count: list.data?.tabs.accepted },
          ]}
          value={tab}
          onChange={(id) => go({ tab: id })}
        >
          <div className="-mx-4" onFocusCapture={(event) => setActiveKey(keyOfRow(event) ?? activeKey)}>
            {list.isError && list.data && <StaleNote what="This list" since={new Date(list.dataUpdatedAt)} />}
            <ProgressBar active={list.isFetching && list.isPlaceholderData} label="Reading the folds" />
            {list.isPending && <SkeletonRows rows={10} label="Loading folds" />}
            {list.isError && !list.data && (
              <FailedState
                title="Folds could not be loaded"
                error={list.error}
                onRetry={() => void list.refetch()}
                retrying={list.isFetching}
              />
            )}
            {list.data && (
              <>
                <DataTable
                  label="Folds"
                  columns={columns}
                  rows={items}
                  rowId={foldKey}
                  rowHref={foldHref}
                  current={active && foldKey(active)}
                  empty={<NoFolds tab={tab} text={asked} onDrop={() => go({ text: '' })} />}
                />
                {items.length > 0 && <Legend page={list.data} />}
              </>
            )}
          </div>
        </Tabs>
      </div>
      {dialog}
    </Page>
  );
}

function Legend({ page: { items, total, loose } }: { page: FoldPage }) {
  return (
    <p className="max-w-[110ch] text-pretty px-4 py-3 text-ink-2 text-sm">
      {total > items.length &&
        `The first ${count(items.length)} of ${count(total)} folds; the search finds the others. `}
      “12 of 340”: resources with an open alert, of all that ever had an alert of this policy in this account. How many
      resources it checks, Zscaler Posture Control does not tell.
      {loose.count > 0 && (
        <>
          {' '}
          <Link prefetch={false} href={hrefOfQuery(loose.query)} className="text-accent underline">
            {plural(loose.count, 'open alert')}
          </Link>{' '}
          without a policy or an account {loose.count === 1 ? 'belongs' : 'belong'} to no fold.
        </>
      )}
    </p>
  );
}

/** The fold of the row that has the focus. */
function keyOfRow({ target }: FocusEvent): string | null {
  return target.closest('tr')?.querySelector<HTMLElement>('[data-fold]')?.dataset.fold ?? null;
}
