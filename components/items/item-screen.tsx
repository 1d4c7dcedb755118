'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { FailedState } from '@/components/ui/failed-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { ItemNoun } from '@/lib/model/record';
import { ItemEmpty } from './item-empty';
import { ItemFacets } from './item-facets';
import { nextSort } from './item-query';
import { ItemToolbar } from './item-toolbar';
import { type FrameParts, ListFrame } from './list-frame';
import { NotReadAgain } from './not-read-again';
import { items } from './queries';
import { useItemUrl } from './use-item-url';

/** A working list of one noun, filtered and sorted by the server. The URL holds its state. */
export function ItemScreen<N extends ItemNoun>({
  views,
  empty,
  ...parts
}: FrameParts<N> & {
  /** Other lists of the same page, before the count. */
  views?: ReactNode;
  /** What can be done where there is nothing yet. */
  empty?: ReactNode;
}) {
  const { noun, words } = parts;
  const url = useItemUrl();
  const { query, setQuery } = url;
  const list = useInfiniteQuery(items.list(noun, query));
  const facets = useQuery(items.facets(noun, query));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const { fetchNextPage, isFetchingNextPage, hasNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const narrow = { words, facets: facets.data, query, onQuery: setQuery };

  return (
    <ListFrame
      {...parts}
      url={url}
      rows={rows}
      total={Math.max(facets.data?.total ?? 0, rows.length)}
      filters={<ItemFacets {...narrow} />}
      bar={
        <>
          <ItemToolbar {...narrow} views={views} />
          {list.data && list.error && <NotReadAgain error={list.error} />}
        </>
      }
      fetching={list.isFetching && list.isPlaceholderData}
      sort={query.sort}
      onSort={(by) => setQuery({ ...query, sort: nextSort(query.sort, by) })}
      hasMore={hasNextPage}
      onMore={more}
      otherwise={
        list.data ? (
          <ItemEmpty noun={noun} {...narrow}>
            {empty}
          </ItemEmpty>
        ) : list.error ? (
          <FailedState
            title={`The ${words.many} could not be read`}
            error={list.error}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          />
        ) : (
          <SkeletonRows label={`Reading the ${words.many}`} />
        )
      }
    />
  );
}
