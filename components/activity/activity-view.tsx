'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import { useCallback, useMemo } from 'react';
import { ItemPane } from '@/components/items/item-pane';
import { NotReadAgain } from '@/components/items/not-read-again';
import { RowsFrame } from '@/components/items/rows-frame';
import { useListUrl } from '@/components/items/use-item-url';
import { QueryInput } from '@/components/queue/query-input';
import { FailedState } from '@/components/ui/failed-state';
import { useShortcuts } from '@/components/ui/hotkeys';
import { IconButton } from '@/components/ui/icon-button';
import { SkeletonRows } from '@/components/ui/skeleton';
import { ACTIVITY } from '@/lib/activity/language';
import { termText } from '@/lib/query/print';
import { ActivityBar } from './activity-bar';
import { activityColumns } from './activity-columns';
import { ActivityEmpty, ActivityUnreadable } from './activity-empty';
import { ActivityFacets } from './activity-facets';
import { ACTIVITY_ADDRESS, parseActivity } from './activity-query';
import { activityWords } from './activity-words';
import { ClearSecrets } from './clear-secrets';
import { EntryFacts } from './entry-facts';
import { OwnRecordPane } from './own-record-pane';
import { activity, csvHref, suggestActivity } from './queries';
import { toldAbout } from './told-about';

const SAVE = 'Save these entries as CSV';

/** What people did at the vendors and here, one stream on one clock. */
export function ActivityView() {
  const url = useListUrl(ACTIVITY_ADDRESS);
  const { query: asked, setQuery: onAsk } = url;
  const list = useInfiniteQuery(activity.list(asked));
  const facets = useQuery(activity.facets(asked));
  const told = toldAbout(list.error);
  const data = told ? undefined : list.data;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const { fetchNextPage, isFetchingNextPage, hasNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const save = () => window.location.assign(csvHref(asked));
  const why = told ? 'This query cannot be read.' : undefined;
  useShortcuts([{ id: 'activity.csv', label: SAVE, group: 'Activity', unavailable: why, run: save }]);
  const total = told || facets.isError ? undefined : facets.data && Math.max(facets.data.total, rows.length);
  const filters = <ActivityFacets facets={told ? undefined : facets.data} asked={asked} onAsk={onAsk} />;
  const onActor = (actor: string) => onAsk({ ...asked, q: termText('actor', actor) });

  return (
    <RowsFrame
      noun="activity"
      title="Activity"
      words={activityWords}
      columns={activityColumns}
      url={url}
      again={activity.all}
      rows={rows}
      total={total ?? rows.length}
      search={
        <QueryInput
          key={asked.q}
          label="Search activity"
          group="Activity"
          q={asked.q}
          parse={parseActivity}
          named={ACTIVITY.named}
          suggest={suggestActivity}
          told={told}
          onApply={(q) => onAsk({ ...asked, q })}
        />
      }
      actions={
        <>
          <IconButton label={SAVE} icon={<Download aria-hidden size={14} />} unavailable={why} onClick={save} />
          <ClearSecrets />
        </>
      }
      filters={filters}
      bar={
        <>
          <ActivityBar total={total} ownAudit={data?.pages[0]?.ownAudit} filters={filters} />
          {data && list.error && <NotReadAgain error={list.error} />}
        </>
      }
      fetching={list.isFetching && list.isPlaceholderData}
      sort={asked.sort}
      onSort={() => onAsk({ ...asked, sort: asked.sort === 'at' ? '-at' : 'at' })}
      hasMore={hasNextPage}
      onMore={more}
      otherwise={
        told ? (
          <ActivityUnreadable problem={told.message} onAll={() => onAsk({ ...asked, q: '' })} />
        ) : data ? (
          <ActivityEmpty asked={asked} onAsk={onAsk} />
        ) : list.error ? (
          <FailedState
            title="The entries could not be read"
            error={list.error}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          />
        ) : (
          <SkeletonRows label="Reading the entries" />
        )
      }
      detail={(id, row, frame) =>
        /^\d+$/.test(id) ? (
          <OwnRecordPane key={id} seq={id} row={row} frame={frame} onActor={onActor} />
        ) : (
          <ItemPane key={id} noun="activity" id={id} row={undefined} {...frame}>
            {(detail) => <EntryFacts detail={detail} onActor={onActor} />}
          </ItemPane>
        )
      }
    />
  );
}
