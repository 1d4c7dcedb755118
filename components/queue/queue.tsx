'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { findings, refreshAround } from '@/components/findings/queries';
import { rowStore } from '@/components/findings/row-store';
import { useFindingCommands } from '@/components/findings/use-finding-commands';
import { newestOf } from '@/components/findings/use-finding-row';
import { useOutcomes } from '@/components/findings/use-outcomes';
import { useOnChange } from '@/components/live/live';
import { LiveNote } from '@/components/live/live-note';
import { AfterLoad } from '@/components/ui/after-load-part';
import { FailedState } from '@/components/ui/failed-state';
import { useShortcuts } from '@/components/ui/hotkeys';
import { ProgressBar } from '@/components/ui/progress-bar';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { FindingPage, FindingRow } from '@/lib/findings/shapes';
import { parseQuery } from '@/lib/query/parse';
import { ActivePeek } from './active-peek';
import { FacetColumn } from './facet-column';
import { FindingGrid, type GridHandle } from './finding-grid';
import { keepList, keptList } from './list-memory';
import { QueryChips } from './query-chips';
import { ColumnsDialog, GroupList, ViewsDialog } from './queue-dialogs';
import { QueueHead } from './queue-head';
import { BulkBar, QueueEmpty, QueueUnreadable, SourceNotes, usePartsAfterLoad } from './queue-parts';
import { keepPrefs, type QueuePrefs } from './queue-prefs';
import type { QueueSort } from './queue-url';
import { RowCommands } from './row-menu';
import { Selection } from './selection';
import { useActiveInUrl } from './use-active-in-url';
import { useCopyCommands } from './use-copy-commands';
import { useQueueKeys } from './use-queue-keys';
import { LOOK_EVERY_MS, useQueueList } from './use-queue-list';
import { goTo, useQueueUrl } from './use-queue-url';
import { useSteadiness } from './use-steadiness';
import { WhenChosen } from './when-chosen';

/** Counts of a million findings are not taken more often than this, whatever changes. */
const COUNT_APART_MS = 5000;
const NARROW = '(max-width: 899px)';

/** What the server drew the first page for. */
export type FirstPage = { q: string; sort: QueueSort; page: FindingPage };

/** The queue: facets, the list, and the finding it stands at. */
export function Queue({ first, prefs: given }: { first: FirstPage | null; prefs: QueuePrefs }) {
  const { q, sort, group, view: saved, open, pane } = useQueueUrl();
  const [prefs, setPrefs] = useState(given);
  const [dialog, setDialog] = useState<'views' | 'columns' | null>(null);
  // Coming back from a finding, the list stands where it was left.
  const [kept] = useState(() => {
    const memory = keptList();
    return memory && memory.q === q && memory.sort === sort ? memory : null;
  });
  const [selection] = useState(() => new Selection(open ?? kept?.activeId ?? null));
  const initial = first && first.q === q && first.sort === sort ? first.page : undefined;
  const problem = useMemo(() => problemIn(q), [q]);
  const { list, rows, order, news, apply, view, look } = useQueueList(
    { q, sort, isReadable: !problem && group === null },
    initial,
  );
  // Counting keeps the server from answering what is waited for.
  const isDue = problem !== null || group !== null || (!list.isPlaceholderData && !list.isPending);
  const total = useQuery({ ...findings.count(q), enabled: isDue && list.isSuccess && !problem });
  // While findings are on their way the list before them stays as it was drawn.
  const named = `${sort} ${q}`;
  const [drawnFor, setDrawnFor] = useState(named);
  if (drawnFor !== named && !list.isPlaceholderData) setDrawnFor(named);
  const grid = useRef<GridHandle | null>(null);
  const router = useRouter();

  const latest = useRef({ rows, order, of: drawnFor });
  useEffect(() => {
    const before = latest.current.of === drawnFor ? latest.current.order : order;
    latest.current = { rows, order, of: drawnFor };
    // A list that is not there yet says nothing of who left it. Whoever had the focus in a row that left has it in none now.
    if (list.isSuccess) selection.keep(order, before, { focus: document.activeElement === document.body });
  }, [rows, order, drawnFor, list.isSuccess, selection]);
  const subjects = useCallback(() => {
    const now = latest.current;
    return selection.subjects(now.order).flatMap((id) => {
      const row = now.rows[now.order.at(id)] ?? rowStore.get(id);
      return row ? [newestOf(row)] : [];
    });
  }, [selection]);
  const onDone = useCallback(
    (done: readonly FindingRow[]) =>
      selection.advance(
        latest.current.order,
        done.map(({ id }) => id),
      ),
    [selection],
  );
  const matching = total.data?.total ?? null;
  const whole = useCallback(
    () => (selection.isWhole() ? { scope: { q }, total: matching ?? selection.selected().size } : null),
    [selection, q, matching],
  );
  const commands = useFindingCommands({ subjects, whole, onDone });
  const client = useQueryClient();
  useOnChange(() => refreshAround(client, []), COUNT_APART_MS);
  useOutcomes(useCallback(() => grid.current?.visible() ?? [], []));

  const shownFor = useRef({ q, sort });
  useEffect(() => {
    if (shownFor.current.q === q && shownFor.current.sort === sort) return;
    shownFor.current = { q, sort };
    // Another list: nothing in it is chosen yet.
    selection.choose([]);
    selection.stand(open);
  }, [q, sort, open, selection]);
  useEffect(() => {
    if (kept?.activeId) selection.stand(kept.activeId, { focus: true });
  }, [kept, selection]);

  const isIn = useSteadiness({ selection, pane, grid, news, apply, isBusy: commands.dialogs !== null });
  useActiveInUrl(selection, open, pane);
  usePartsAfterLoad();
  useEffect(() => {
    const remember = () =>
      keepList({
        q,
        sort,
        group,
        view: saved,
        pane,
        activeId: selection.active(),
        scrollTop: grid.current?.scrollTop() ?? 0,
      });
    const stop = selection.subscribe(remember);
    return () => {
      remember();
      stop();
    };
  }, [q, sort, group, saved, pane, selection]);

  // Where there is no room for a third column the filters lie over the list, and only when asked for.
  const [over, setOver] = useState(false);
  const toggleFacets = () => {
    if (window.matchMedia(NARROW).matches) setOver(!over);
    else change({ facets: !prefs.facets });
  };
  const change = (next: Partial<QueuePrefs>) => {
    const all = { ...prefs, ...next };
    setPrefs(all);
    keepPrefs(all);
  };
  const load = () => {
    grid.current?.hold(apply);
    // The button that was pressed is gone: the list has the focus again.
    if (selection.active() !== null) selection.stand(selection.active(), { focus: true });
  };
  const openRow = (id: string | null) => id && router.push(`/findings/${id}`);
  const copies = useCopyCommands(subjects);
  const rowCommands = useMemo(() => [...commands.list, ...copies], [commands.list, copies]);
  useShortcuts(rowCommands);
  useQueueKeys({
    selection,
    order: () => latest.current.order,
    pane,
    onOpen: () => openRow(selection.active()),
    onLoad: load,
    onFacets: toggleFacets,
    onViews: () => setDialog('views'),
    onColumns: () => setDialog('columns'),
  });
  const fetchMore = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list.hasNextPage, list.isFetchingNextPage, list.fetchNextPage]);

  const now = useMemo(() => ({ q, sort, group, view: saved }), [q, sort, group, saved]);
  const tools = {
    onFacets: toggleFacets,
    onDense: () => change({ compact: !prefs.compact }),
    onViews: () => setDialog('views'),
    onColumns: () => setDialog('columns'),
  };
  return (
    <>
      {!problem && <FacetColumn q={q} shown={prefs.facets} over={over} isDue={isDue} />}
      <section aria-label="Queue" className="relative flex min-w-0 grow flex-col">
        <QueueHead now={now} isReadable={!problem} isDue={isDue} {...{ news, prefs, tools }} onLoad={load} />
        {!problem && saved === null && <QueryChips q={q} />}
        <AfterLoad>
          <SourceNotes />
        </AfterLoad>
        <LiveNote everySeconds={LOOK_EVERY_MS / 1000} />
        <div className="relative flex min-h-0 grow flex-col">
          <ProgressBar
            active={list.isFetching && (list.isPlaceholderData || list.isFetchingNextPage)}
            label="Loading findings"
          />
          {look.isError && !list.isError && (
            <p role="alert" className="border-line border-b px-4 py-1.5 text-sm">
              <span className="text-warn">Not up to date:</span> the console did not answer the last time the list was
              asked for. It is tried again every few seconds.
            </p>
          )}
          {problem && <QueueUnreadable problem={problem} />}
          {group !== null && !problem && <GroupList q={q} sort={sort} by={group} compact={prefs.compact} />}
          {list.isPending && !problem && group === null && <SkeletonRows rows={16} label="Loading findings" />}
          {list.isError && rows.length === 0 && group === null && (
            <FailedState
              title="The queue could not be loaded"
              error={list.error}
              onRetry={() => void list.refetch()}
              retrying={list.isFetching}
            />
          )}
          {list.isSuccess && rows.length === 0 && !problem && group === null && <QueueEmpty q={q} />}
          {rows.length > 0 && !problem && group === null && (
            <RowCommands value={rowCommands}>
              <FindingGrid
                key={drawnFor}
                q={q}
                sort={sort}
                rows={rows}
                order={order}
                total={total.data && !total.data.atLeast ? total.data.total : null}
                selection={selection}
                compact={prefs.compact}
                columns={prefs.columns}
                onWidth={(id, width) =>
                  change({ columns: prefs.columns.map((one) => (one.id === id ? { id, width } : one)) })
                }
                initialScrollTop={kept && kept.q === q && kept.sort === sort ? kept.scrollTop : 0}
                view={view}
                handle={grid}
                onNearEnd={fetchMore}
                onPress={(row) => {
                  selection.stand(row.id, { focus: true });
                  goTo({ open: row.id, pane: true }, 'replace');
                }}
                onFocusChange={isIn}
              />
            </RowCommands>
          )}
          {list.isFetchNextPageError && (
            <div className="border-line border-t">
              <FailedState title="The next findings could not be loaded" error={list.error} onRetry={fetchMore} />
            </div>
          )}
          <WhenChosen selection={selection}>
            <BulkBar
              selection={selection}
              commands={commands}
              order={order}
              total={total.data && !total.data.atLeast ? total.data.total : null}
            />
          </WhenChosen>
        </div>
      </section>
      {pane && (
        <ActivePeek selection={selection} rowOf={(id) => rows[order.at(id)]} fallback={open} commands={commands} />
      )}
      {commands.dialogs}
      {dialog === 'views' && <ViewsDialog now={now} onClose={() => setDialog(null)} />}
      {dialog === 'columns' && (
        <ColumnsDialog
          columns={prefs.columns}
          onChange={(columns) => change({ columns })}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

function problemIn(q: string): string | null {
  const parsed = parseQuery(q);
  return parsed.ok ? null : parsed.problem.message;
}
