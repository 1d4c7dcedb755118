'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTriage, whyNotAllowed } from '@/components/findings/triage-context';
import { useDebounced } from '@/components/queue/use-debounced';
import { Page } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FailedState } from '@/components/ui/failed-state';
import { useShortcuts } from '@/components/ui/hotkeys';
import { Input } from '@/components/ui/input';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import { Tabs } from '@/components/ui/tabs';
import { caseColumns } from './case-columns';
import { caseHref } from './case-href';
import { NewCaseDialog } from './new-case-dialog';
import { cases } from './queries';
import { useCaseState } from './use-case-state';

const SEARCH_ID = 'case-search';

/** The cases of the workspace, open ones first; a new one is a key away. */
export function CasesView() {
  const router = useRouter();
  const unavailable = whyNotAllowed(useTriage(), 'cases.edit');
  const [state, setState] = useCaseState();
  const [text, setText] = useState('');
  const [isNew, setNew] = useState(false);
  const asked = useDebounced(text, 200);
  const list = useInfiniteQuery(cases.list({ state, text: asked.trim() }));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const begin = () => setNew(true);
  useShortcuts([
    { id: 'case.new', label: 'New case', group: 'Cases', keys: 'C', unavailable, run: begin },
    {
      id: 'case.search',
      label: 'Search cases',
      group: 'Cases',
      keys: '/',
      run: () => document.getElementById(SEARCH_ID)?.focus(),
    },
  ]);
  return (
    <Page
      title="Cases"
      actions={
        <>
          <Input
            id={SEARCH_ID}
            quiet
            type="search"
            aria-label="Search cases by title or number"
            placeholder="Title or number"
            className="w-52 max-sm:w-32"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button
            tone="primary"
            hotkey="C"
            icon={<Plus aria-hidden size={14} />}
            unavailable={unavailable}
            onClick={begin}
          >
            New case
          </Button>
        </>
      }
    >
      <div className="px-4 pt-1">
        <Tabs
          label="Which cases"
          tabs={[
            { id: 'open', label: 'Open' },
            { id: 'closed', label: 'Closed' },
          ]}
          value={state}
          onChange={(id) => setState(id === 'closed' ? 'closed' : 'open')}
        >
          <div className="-mx-4 pt-1">
            {list.isError && list.data && (
              <StaleNote what="This list" since={new Date(list.dataUpdatedAt).toISOString()} />
            )}
            {list.isPending && <SkeletonRows label="Loading cases" />}
            {list.isError && !list.data && (
              <FailedState
                title="Cases could not be loaded"
                error={list.error}
                onRetry={() => void list.refetch()}
                retrying={list.isFetching}
              />
            )}
            {list.data && (
              <DataTable
                label={state === 'open' ? 'Open cases' : 'Closed cases'}
                columns={caseColumns}
                rows={rows}
                rowId={({ id }) => id}
                rowHref={({ id }) => caseHref(id)}
                empty={<NoCases state={state} text={asked} onDrop={() => setText('')} />}
              />
            )}
            {list.hasNextPage && (
              <div className="px-4 py-3">
                <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  More
                </Button>
              </div>
            )}
          </div>
        </Tabs>
      </div>
      {isNew && <NewCaseDialog onClose={() => setNew(false)} onDone={(id) => router.push(caseHref(id))} />}
    </Page>
  );
}

function NoCases({ state, text, onDrop }: { state: string; text: string; onDrop: () => void }) {
  if (text.trim() !== '') {
    return (
      <EmptyState title={`No ${state} case by that name`} action={<Button onClick={onDrop}>Show all</Button>}>
        Searched for: {text.trim()}.
      </EmptyState>
    );
  }
  return (
    <EmptyState title={state === 'open' ? 'No case is open' : 'No case has been closed yet'}>
      {state === 'open' && 'A case holds findings that belong together. In the queue, C puts what you chose into one.'}
    </EmptyState>
  );
}
